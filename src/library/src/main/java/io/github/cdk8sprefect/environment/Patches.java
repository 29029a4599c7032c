package io.github.cdk8sprefect.environment;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.PatchProps;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * The patches of an environment, one after another.
 *
 * @param problems is told of what does not go
 */
record Patches(List<PatchProps> patches, Problems problems) implements Customize {

    @Override
    public HasMetadata apply(HasMetadata object) {
        HasMetadata patched = object;
        for (int index = 0; index < patches.size(); index++) {
            PatchProps patch = patches.get(index);
            HasMetadata before = patched;
            patched = problems.attempt("patches[" + index + "]", () -> patch.applyTo(before))
                    .orElse(before);
        }
        return patched;
    }

    /** A patch for no object is a mistake in its kind, name or namespace. */
    void check(List<HasMetadata> objects) {
        for (int index = 0; index < patches.size(); index++) {
            PatchProps patch = patches.get(index);
            problems.require(
                    objects.stream().anyMatch(patch::matches),
                    "patches[" + index + "]",
                    "is for no object; of kind " + patch.kind() + " there are: " + named(patch.kind(), objects));
        }
    }

    private static String named(String kind, List<HasMetadata> objects) {
        String names = objects.stream()
                .filter(object -> object.getKind().equals(kind))
                .map(object -> object.getMetadata().getName())
                .sorted()
                .collect(joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}

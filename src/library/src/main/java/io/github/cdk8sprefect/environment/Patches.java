package io.github.cdk8sprefect.environment;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.PatchProps;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The patches of an environment, one after another.
 *
 * @param problems is told of what does not go
 * @param used collects the patches that were for an object, by the name that it had then: a Job's may change after its patches
 */
record Patches(List<PatchProps> patches, Problems problems, Set<PatchProps> used) implements Customize {

    Patches(List<PatchProps> patches, Problems problems) {
        this(patches, problems, new HashSet<>());
    }

    @Override
    public HasMetadata apply(HasMetadata object) {
        HasMetadata patched = object;
        for (int index = 0; index < patches.size(); index++) {
            PatchProps patch = patches.get(index);
            HasMetadata before = patched;
            if (patch.matches(before)) {
                used.add(patch);
            }
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
                    used.contains(patch),
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

package io.github.cdk8sprefect.environment;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.PatchProps;
import io.github.cdk8sprefect.kubernetes.PatchedObject;
import io.github.cdk8sprefect.props.Nearest;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.rules.ObjectRules;
import java.util.BitSet;
import java.util.List;

/** The patches of an environment, one after another. It remembers which of them changed something. */
final class Patches implements Customize {

    private final List<PatchProps> patches;
    private final Problems problems;
    /** Those that were for an object, by the name that it had then: a Job's may change after its patches. */
    private final BitSet matched = new BitSet();

    private final BitSet effective = new BitSet();

    /** With who is told of what does not go. */
    Patches(List<PatchProps> patches, Problems problems) {
        this.patches = patches;
        this.problems = problems;
    }

    @Override
    public HasMetadata apply(HasMetadata object) {
        PatchedObject patched = new PatchedObject(object);
        for (int index = 0; index < patches.size(); index++) {
            PatchProps patch = patches.get(index);
            HasMetadata before = patched.object();
            if (patch.matches(before)) {
                matched.set(index);
            }
            String path = "patches[" + index + "]";
            problems.attempt(path, () -> patched.lay(patch, path + ".merge"));
            if (patched.object() != before) {
                effective.set(index);
            }
        }
        Problems refused = Problems.of(PrefectEnvironment.class);
        patched.check(refused, ObjectRules::check);
        refused.found().forEach(problems::add);
        return refused.isEmpty() ? patched.object() : object;
    }

    /** Refuses a patch for no object, which is a mistake in its kind, name or namespace, and one that changes nothing. */
    void check(List<HasMetadata> objects) {
        for (int index = 0; index < patches.size(); index++) {
            PatchProps patch = patches.get(index);
            boolean isForSome = matched.get(index);
            problems.at("patches[" + index + "]")
                    .require(isForSome, "", "matches no object; " + existing(patch.kind(), objects))
                    .require(
                            !isForSome || effective.get(index),
                            "merge",
                            "changes nothing: the objects have all of it already");
        }
        if (!patches.isEmpty()) {
            new Selectors(objects)
                    .unmatched()
                    .forEach(object -> problems.at("patches[" + lastFor(object) + "]")
                            .require(
                                    false,
                                    "merge",
                                    "leaves " + object.getKind() + " "
                                            + object.getMetadata().getName()
                                            + " without pods: no pod has the labels of its selector"));
        }
    }

    /** The last patch that is for the object, or else the last of all, which changed the pods. */
    private int lastFor(HasMetadata object) {
        for (int index = patches.size() - 1; index >= 0; index--) {
            if (patches.get(index).matches(object)) {
                return index;
            }
        }
        return patches.size() - 1;
    }

    private static String existing(String kind, List<HasMetadata> objects) {
        String names = objects.stream()
                .filter(object -> object.getKind().equals(kind))
                .map(object -> object.getMetadata().getName())
                .sorted()
                .collect(joining(", "));
        if (!names.isEmpty()) {
            return "of kind " + kind + " there are: " + names;
        }
        List<String> kinds =
                objects.stream().map(HasMetadata::getKind).distinct().sorted().toList();
        return Nearest.of(kind, kinds)
                .map(near -> "did you mean kind " + near + "?")
                .orElse("there is none of kind " + kind + "; the kinds are: " + String.join(", ", kinds));
    }
}

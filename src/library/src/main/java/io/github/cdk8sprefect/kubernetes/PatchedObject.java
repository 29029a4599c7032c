package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problem;
import io.github.cdk8sprefect.props.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** An object with patches laid over it, which knows the patch that each field is from. */
@Internal
public final class PatchedObject {

    private final HasMetadata before;
    private final List<Layer> layers = new ArrayList<>();
    private HasMetadata object;

    /**
     * One patch.
     *
     * @param merge where the fields of the patch are
     * @param sources fields of the object, and what they are from, below {@code merge}
     */
    private record Layer(FieldPath merge, Map<FieldPath, FieldPath> sources) {}

    /** An object without patches. */
    public PatchedObject(HasMetadata object) {
        this.before = object;
        this.object = object;
    }

    /** The object with all patches so far. */
    public HasMetadata object() {
        return object;
    }

    /**
     * Lays a patch over it.
     *
     * @param merge where the fields of the patch are, for messages about the object
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for what Kubernetes does not know, or refuses
     */
    public PatchedObject lay(PatchProps patch, String merge) {
        if (patch.matches(object)) {
            PatchProps.Result result = patch.laidOver(object);
            layers.add(new Layer(new FieldPath(merge), result.sources()));
            object = result.object();
        }
        return this;
    }

    /** Notes what the rules refuse since there are patches, each at its patch. The patches may complete each other. */
    public void check(Problems problems, BiConsumer<Problems, HasMetadata> rules) {
        List<Problem> found = found(object, rules);
        if (!found.isEmpty()) {
            List<Problem> earlier = found(before, rules);
            found.stream()
                    .filter(problem -> !earlier.contains(problem))
                    .map(problem -> new Problem(source(problem.path()), problem.value(), problem.message()))
                    .forEach(problems::add);
        }
    }

    private static List<Problem> found(HasMetadata object, BiConsumer<Problems, HasMetadata> rules) {
        Problems problems = Problems.of(PatchProps.class);
        rules.accept(problems, object);
        return problems.found();
    }

    /** What the field is from, or what the nearest field around it is from; where patches agree, the last one. */
    private String source(String field) {
        for (FieldPath at = new FieldPath(field); !at.isTop(); at = at.parent()) {
            for (int index = layers.size() - 1; index >= 0; index--) {
                FieldPath source = layers.get(index).sources.get(at);
                if (source != null) {
                    String rest = field.substring(at.text().length());
                    return layers.get(index)
                            .merge
                            .then(source.then(rest.startsWith(".") ? rest.substring(1) : rest)
                                    .text())
                            .text();
                }
            }
        }
        return layers.get(layers.size() - 1).merge.then(field).text();
    }
}

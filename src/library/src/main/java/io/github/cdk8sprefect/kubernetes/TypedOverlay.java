package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;

/**
 * Lays a user's piece of an object, in Kubernetes' own type, over ours: mappings merge by key, lists as in {@link PatchProps},
 * and what the user leaves out stays ours.
 */
@Internal
public final class TypedOverlay {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final TreeMerge.Rules RULES = new TreeMerge.Rules() {
        @Override
        public Optional<TreeMerge.ItemFinder> items(FieldPath list, ArrayNode lower, ArrayNode upper) {
            return ListKeys.of(list, lower, upper);
        }

        @Override
        public boolean replaces(FieldPath path, ObjectNode lower, ObjectNode upper) {
            return ListKeys.isOtherSource(path, lower, upper);
        }
    };

    private TypedOverlay() {}

    /** The piece {@code ours} with the fields of {@code users}, if there are any. */
    @SuppressWarnings("unchecked")
    public static <T> T over(T ours, Optional<T> users) {
        if (users.isEmpty()) {
            return ours;
        }
        ObjectNode tree = JSON.valueToTree(ours);
        new TreeMerge(RULES).lay((ObjectNode) JSON.valueToTree(users.get()), tree);
        try {
            return (T) JSON.treeToValue(tree, ours.getClass());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a merged " + ours.getClass().getSimpleName() + " cannot be read back", e);
        }
    }
}

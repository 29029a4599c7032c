package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;

/**
 * A change of any field of an object that we write, for what has no setting of its own. Mappings merge key by key, lists of
 * named things ({@code containers}, {@code env}, {@code volumes}, …) by {@code name}, any other list is replaced, and
 * {@code null} takes a field away.
 *
 * @param kind the object's kind, such as {@code Deployment}. Refused: blank
 * @param name the object's name. Default: all objects of the kind
 * @param namespace the object's namespace. Default: any
 * @param merge what the object shall have, from its {@code metadata} or {@code spec} on. Refused: nothing, fields that
 *     Kubernetes does not know, values of a wrong type, and a change of the object's kind, name or namespace
 */
@PropsBuilder
public record PatchProps(String kind, Optional<String> name, Optional<String> namespace, ObjectNode merge) {

    /** Fabric8's types swallow what they do not know, and take a number for text; here both are errors. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule("strict").setDeserializerModifier(new NoUnknownFields()))
            .build();

    private static final TreeMerge MERGE = new TreeMerge(ListKeys::of);

    /** Refuses a patch of nothing, and one that would make another object. */
    public PatchProps {
        merge = Defaults.orElse(merge, STRICT.createObjectNode()).deepCopy();
        Problems problems = Problems.of(PatchProps.class)
                .notBlank(kind, "kind", "such as Deployment")
                .require(!merge.isEmpty(), "merge", "must say what changes, such as spec: {revisionHistoryLimit: 3}");
        for (String field : new String[] {"/apiVersion", "/kind", "/metadata/name", "/metadata/namespace"}) {
            problems.require(
                    merge.at(field).isMissingNode(),
                    "merge" + field.replace('/', '.'),
                    "must not change: it would be another object");
        }
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static PatchPropsBuilder builder() {
        return PatchPropsBuilder.builder();
    }

    /** Whether it is for this object. */
    public boolean matches(HasMetadata object) {
        return kind.equals(object.getKind())
                && name.map(wanted -> wanted.equals(object.getMetadata().getName()))
                        .orElse(true)
                && namespace
                        .map(wanted -> wanted.equals(object.getMetadata().getNamespace()))
                        .orElse(true);
    }

    /**
     * The object with the change, where the patch is for it.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for what Kubernetes does not know
     */
    public HasMetadata applyTo(HasMetadata object) {
        if (!matches(object)) {
            return object;
        }
        ObjectNode tree = STRICT.valueToTree(object);
        MERGE.lay(merge, tree);
        try {
            return STRICT.treeToValue(tree, object.getClass());
        } catch (JsonProcessingException e) {
            Problems.of(PatchProps.class)
                    .at("merge")
                    .require(false, JsonPlaces.of(e).text(), "is no field of a " + kind + ", or of another type there")
                    .throwIfAny();
            return object;
        }
    }
}

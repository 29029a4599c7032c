package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Nearest;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * A change to any field of an object, for fields without a setting. Mappings merge key by key. Lists merge by what
 * Kubernetes finds an item by: {@code containers}, {@code env} and {@code volumes} by {@code name},
 * {@code volumeMounts} by {@code mountPath}, {@code ports} by {@code containerPort}, {@code port} or {@code name}, and
 * so on; any other list is replaced. {@code null} takes a field away.
 *
 * @param kind the object's kind, such as {@code Deployment}. Refused: blank
 * @param name the object's name. Default: all objects of the kind
 * @param namespace the object's namespace. Default: any
 * @param merge the fields to change, starting at {@code metadata} or {@code spec} on. Refused: nothing, fields that
 *     Kubernetes does not know, values of a wrong type, a change of the object's kind, name or namespace, an item for a
 *     container that is not there, and labels that a selector does not find
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

    /** Refuses a patch of nothing, and one that would make another object. */
    public PatchProps {
        merge = Defaults.orElse(merge, STRICT.createObjectNode()).deepCopy();
        Problems problems = Problems.of(PatchProps.class)
                .notBlank(kind, "kind", "such as Deployment")
                .require(!merge.isEmpty(), "merge", "must say what changes, such as spec.revisionHistoryLimit");
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
     * The object with the change; the same object where the patch is not for it, or changes nothing.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for what Kubernetes does not know, or refuses
     */
    public HasMetadata applyTo(HasMetadata object) {
        return matches(object) ? laidOver(object).object() : object;
    }

    /**
     * An object with a patch.
     *
     * @param sources fields of the object, and what of the patch they are from
     */
    record Result(HasMetadata object, Map<FieldPath, FieldPath> sources) {}

    /** The object, for which the patch is, with the change. */
    Result laidOver(HasMetadata object) {
        Problems problems = Problems.of(PatchProps.class);
        ObjectNode before = STRICT.valueToTree(object);
        PatchedTree patched = PatchedTree.of(kind, before, merge, problems.at("merge"));
        if (patched.tree().equals(before) && problems.isEmpty()) {
            return new Result(object, patched.sources());
        }
        HasMetadata typed = object;
        for (boolean again = true; again; ) {
            try {
                typed = STRICT.treeToValue(patched.tree(), object.getClass());
                again = false;
            } catch (JsonMappingException e) {
                patched.note(JsonPlaces.of(e), message(e, patched));
                again = JsonPlaces.remove(patched.tree(), e);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree cannot be read", e);
            }
        }
        problems.throwIfAny();
        return new Result(typed, patched.sources());
    }

    private String message(JsonMappingException failure, PatchedTree patched) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "is not a field of a " + kind
                    + Nearest.of(
                                    unknown.getPropertyName(),
                                    unknown.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .toList())
                            .map(field -> "; did you mean " + field + "?")
                            .orElse("");
        }
        return failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? Wording.insteadOf(patched.text(failure), true, mismatch.getTargetType())
                : "is of another type in a " + kind;
    }
}

package io.github.cdk8sprefect.diff;

import io.github.cdk8sprefect.props.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One object of a manifest.
 *
 * @param namespace empty for an object of the cluster
 */
@Internal
public record Manifest(String kind, String namespace, String name, Map<?, ?> fields) {

    /** As large as a ConfigMap with a base job template, many times over. */
    private static final int LARGEST = 64 * 1024 * 1024;

    /**
     * The objects of a text of YAML documents. What has no kind and no name is no object, and is left out.
     *
     * @throws YamlEngineException for anything that is not valid YAML
     */
    public static List<Manifest> in(String yaml) {
        List<Manifest> manifests = new ArrayList<>();
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(LARGEST).build();
        try {
            for (Object document : new Load(settings).loadAllFromString(yaml)) {
                if (document instanceof Map<?, ?> fields) {
                    of(fields).ifPresent(manifests::add);
                }
            }
        } catch (StackOverflowError e) {
            throw new YamlEngineException("it is nested too deeply", e);
        }
        return manifests;
    }

    private static Optional<Manifest> of(Map<?, ?> fields) {
        return fields.get("kind") instanceof String kind
                        && fields.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("name") instanceof String name
                ? Optional.of(
                        new Manifest(kind, metadata.get("namespace") instanceof String text ? text : "", name, fields))
                : Optional.empty();
    }

    /** Namespace and name, as in {@code prefect/prefect-server}. */
    String address() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}

package io.github.cdk8sprefect.snapshots;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the operator's CustomResourceDefinition says of the fields that we write, copied by hand from its documentation:
 * Kubernetes' own schema has no custom resources.
 *
 * @see <a href="https://external-secrets.io/latest/api/spec/">API specification</a>
 */
final class ExternalSecretSchema {

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "", Set.of("apiVersion", "kind", "metadata", "spec"),
            ".spec", Set.of("refreshInterval", "secretStoreRef", "target", "data"),
            ".spec.secretStoreRef", Set.of("name", "kind"),
            ".spec.target", Set.of("name", "creationPolicy"),
            ".spec.data[]", Set.of("secretKey", "remoteRef"),
            ".spec.data[].remoteRef", Set.of("key", "property"));

    private ExternalSecretSchema() {}

    static List<String> problems(JsonObject object) {
        List<String> found = new ArrayList<>();
        if (!object.get("apiVersion").getAsString().equals("external-secrets.io/v1")
                || !object.get("kind").getAsString().equals("ExternalSecret")) {
            found.add("is no ExternalSecret of v1");
        }
        walk("", object, found);
        return found;
    }

    private static void walk(String path, JsonElement element, List<String> found) {
        if (path.equals(".metadata")) {
            return;
        }
        if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(field -> {
                if (!FIELDS.getOrDefault(path, Set.of()).contains(field.getKey())) {
                    found.add(path + "." + field.getKey() + " is unknown");
                }
                walk(path + "." + field.getKey(), field.getValue(), found);
            });
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(item -> walk(path + "[]", item, found));
        } else if (!element.getAsJsonPrimitive().isString()) {
            found.add(path + " must be text");
        }
    }
}

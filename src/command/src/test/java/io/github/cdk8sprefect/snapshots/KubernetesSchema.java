package io.github.cdk8sprefect.snapshots;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Kubernetes' own schema as the official client has it: its models are generated from the API's OpenAPI document and
 * refuse unknown fields, missing ones and wrong types.
 */
public final class KubernetesSchema {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private KubernetesSchema() {}

    /** The objects of a file of YAML documents. */
    static List<JsonObject> objects(Path file) throws Exception {
        List<JsonObject> objects = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(file))) {
            objects.add(new Gson().toJsonTree(document).getAsJsonObject());
        }
        return objects;
    }

    /** What the schema refuses of the object; empty when it is valid. */
    public static List<String> problems(JsonObject object) throws Exception {
        Optional<List<String>> ofCustomResource = CustomResourceSchema.problems(object);
        if (ofCustomResource.isPresent()) {
            return ofCustomResource.get();
        }
        Class<?> model =
                model(object.get("apiVersion").getAsString(), object.get("kind").getAsString());
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
            JsonElement understood = JSON.getGson().toJsonTree(JSON.getGson().fromJson(object, model));
            return differences("", sorted(object), sorted(understood));
        } catch (InvocationTargetException e) {
            return List.of(e.getCause().getMessage());
        } catch (RuntimeException e) {
            return List.of(e.getMessage());
        }
    }

    private static Class<?> model(String apiVersion, String kind) throws ClassNotFoundException {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return Class.forName(MODELS + Character.toUpperCase(version.charAt(0)) + version.substring(1) + kind);
    }

    /** What goes through the typed model and comes out changed was of a wrong type: "1" for 1. */
    private static List<String> differences(String path, Object written, Object understood) {
        List<String> found = new ArrayList<>();
        if (written instanceof Map<?, ?> left && understood instanceof Map<?, ?> right) {
            left.forEach((key, value) -> {
                if (right.containsKey(key) || !isEmptyMap(value)) {
                    found.addAll(differences(path + "." + key, value, right.get(key)));
                }
            });
        } else if (written instanceof List<?> left
                && understood instanceof List<?> right
                && left.size() == right.size()) {
            for (int index = 0; index < left.size(); index++) {
                found.addAll(differences(path + "[" + index + "]", left.get(index), right.get(index)));
            }
        } else if (!String.valueOf(written).equals(String.valueOf(understood))
                || (written instanceof String) != (understood instanceof String)) {
            found.add(path + ": " + written + " is not of the schema's type");
        }
        return found;
    }

    private static boolean isEmptyMap(Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static Object sorted(JsonElement element) {
        if (element.isJsonObject()) {
            Map<String, Object> fields = new TreeMap<>();
            element.getAsJsonObject().entrySet().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return fields;
        }
        if (element.isJsonArray()) {
            List<Object> items = new ArrayList<>();
            element.getAsJsonArray().forEach(item -> items.add(sorted(item)));
            return items;
        }
        if (element.isJsonNull()) {
            return "null";
        }
        var primitive = element.getAsJsonPrimitive();
        if (primitive.isString()) {
            return primitive.getAsString();
        }
        return primitive.isNumber() ? (Object) primitive.getAsBigDecimal() : (Object) primitive.getAsBoolean();
    }
}

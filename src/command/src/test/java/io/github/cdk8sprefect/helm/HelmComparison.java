package io.github.cdk8sprefect.helm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Compares objects with what Helm renders.
 *
 * <p>What is empty and what order keys have says nothing; environment variables are compared by name; labels of the renderer
 * are left out; of the bundled PostgreSQL, only address and credentials count.
 */
final class HelmComparison {

    private static final Set<String> RENDERER_LABELS = Set.of(
            "helm.sh/chart",
            "app.kubernetes.io/managed-by",
            "app.kubernetes.io/version",
            "app.kubernetes.io/part-of",
            "prefect-version");

    private final List<String> differences = new ArrayList<>();

    private HelmComparison() {}

    /** A line a difference; none when the objects are equal. */
    static List<String> differences(String helm, String ours) {
        HelmComparison comparison = new HelmComparison();
        comparison.compare(objects(helm), objects(ours));
        return comparison.differences;
    }

    private static List<Map<String, Object>> objects(String yaml) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder()
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build())
                .loadAllFromString(yaml)) {
            if (document instanceof Map<?, ?> object) {
                objects.add(normal(map(object)));
            }
        }
        return objects;
    }

    private static Map<String, Object> normal(Map<String, Object> object) {
        dropLabels(object.get("metadata"));
        Map<String, Object> template = map(map(object.get("spec")).get("template"));
        dropLabels(template.get("metadata"));
        map(map(template.get("metadata")).get("annotations")).remove("checksum/config");
        if (map(template.get("spec")).get("initContainers") instanceof List<?> init) {
            map(template.get("spec")).put("initContainers", withoutSync(init));
        }
        Map<String, Object> pruned = map(prune(object));
        Object spec =
                map(map(map(pruned.get("spec")).get("template")).get("spec")).get("containers");
        if (spec instanceof List<?> containers) {
            containers.forEach(container ->
                    map(container).computeIfPresent("env", (key, env) -> byName((List<?>) env)));
        }
        return pruned;
    }

    /** How a base job template gets into a pool that exists is ours to solve. */
    private static List<?> withoutSync(List<?> containers) {
        return containers.stream()
                .filter(container ->
                        !"sync-base-job-template".equals(map(container).get("name")))
                .toList();
    }

    private static List<?> byName(List<?> env) {
        return env.stream()
                .sorted(Comparator.comparing(
                        variable -> String.valueOf(map(variable).get("name"))))
                .toList();
    }

    private static void dropLabels(Object metadata) {
        map(map(metadata).get("labels")).keySet().removeAll(RENDERER_LABELS);
    }

    private static Object prune(Object node) {
        if (node instanceof Map<?, ?> mapping) {
            Map<String, Object> kept = new LinkedHashMap<>();
            map(mapping).forEach((key, value) -> {
                Object pruned = prune(value);
                if (key.equals("emptyDir")) {
                    kept.put(key, pruned == null ? Map.of() : pruned);
                } else if (!isEmpty(pruned)) {
                    kept.put(key, pruned);
                }
            });
            return kept;
        }
        return node instanceof List<?> items
                ? items.stream().map(HelmComparison::prune).collect(Collectors.toCollection(ArrayList::new))
                : node;
    }

    private static boolean isEmpty(Object node) {
        return node == null
                || (node instanceof Map<?, ?> mapping && mapping.isEmpty())
                || (node instanceof List<?> items && items.isEmpty());
    }

    private void compare(List<Map<String, Object>> helm, List<Map<String, Object>> ours) {
        Map<String, Map<String, Object>> actual = new LinkedHashMap<>();
        for (Map<String, Object> object : ours) {
            if (actual.put(address(object), object) != null) {
                differences.add(address(object) + ": twice in ours");
            }
        }
        List<String> bundled = new ArrayList<>();
        List<String> hooks = helm.stream()
                .filter(HelmComparison::isHook)
                .map(HelmComparison::name)
                .toList();
        Set<String> wanted = new TreeSet<>();
        for (Map<String, Object> object : helm) {
            if (isHook(object)) {
                continue;
            }
            String address = address(object);
            if (!isOfPostgresql(object)) {
                wanted.add(address);
                compare(object, actual.get(address), address);
                continue;
            }
            bundled.add(name(object));
            if (object.get("kind").equals("Secret")) {
                compare(object.get("data"), map(actual.get(address)).get("data"), address);
            } else if (object.get("kind").equals("Service")
                    && !map(object.get("spec")).containsKey("clusterIP")) {
                compare(ports(object), ports(map(actual.get(address))), address);
            }
        }
        for (Map.Entry<String, Map<String, Object>> object : actual.entrySet()) {
            boolean inside = bundled.stream().anyMatch(name(object.getValue())::startsWith);
            boolean insteadOfHook =
                    object.getKey().startsWith("Job/") && hooks.stream().anyMatch(name(object.getValue())::startsWith);
            if (!wanted.contains(object.getKey()) && !inside && !insteadOfHook) {
                differences.add(object.getKey() + ": not among helm's");
            }
        }
    }

    private void compare(Object helm, Object ours, String path) {
        if (helm instanceof Map<?, ?> left && ours instanceof Map<?, ?> right) {
            Set<String> keys = new TreeSet<>(map(left).keySet());
            keys.addAll(map(right).keySet());
            keys.forEach(key -> compare(left.get(key), right.get(key), path + "." + key));
        } else if (helm instanceof List<?> left && ours instanceof List<?> right && left.size() == right.size()) {
            for (int index = 0; index < left.size(); index++) {
                compare(left.get(index), right.get(index), path + "[" + index + "]");
            }
        } else if (helm == null ? ours != null : !helm.equals(ours)) {
            differences.add(path + ": helm " + helm + " ours " + ours);
        }
    }

    private static List<Object> ports(Map<String, Object> service) {
        return map(service.get("spec")).get("ports") instanceof List<?> ports
                ? ports.stream().map(port -> map(port).get("port")).toList()
                : List.of();
    }

    /** A hook of Helm's belongs to no release. */
    private static boolean isHook(Map<String, Object> object) {
        return map(map(object.get("metadata")).get("annotations")).containsKey("helm.sh/hook");
    }

    private static boolean isOfPostgresql(Map<String, Object> object) {
        return "postgresql"
                .equals(map(map(object.get("metadata")).get("labels")).get("app.kubernetes.io/name"));
    }

    private static String address(Map<String, Object> object) {
        return object.get("kind") + "/" + map(object.get("metadata")).getOrDefault("namespace", "") + "/"
                + name(object);
    }

    private static String name(Map<String, Object> object) {
        return String.valueOf(map(object.get("metadata")).get("name"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node instanceof Map<?, ?> mapping ? (Map<String, Object>) mapping : new LinkedHashMap<>();
    }
}

package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All objects of an environment, by the path of the part that makes them.
 *
 * @param parts what stands at each path, which is several components where one setting gives more than one
 */
record Objects(Map<String, List<? extends Component>> parts) {

    static Objects of(PrefectEnvironment environment) {
        Map<String, List<? extends Component>> parts = new LinkedHashMap<>();
        parts.put("database.postgres", listed(environment.postgres()));
        parts.put("messaging.redis", listed(environment.redis()));
        parts.put("server.migration", listed(environment.migration()));
        parts.put("server", listed(environment.server()));
        parts.put("server.backgroundServices", listed(environment.backgroundServices()));
        parts.put("ingress", listed(environment.ingress()));
        parts.put("httpRoute", listed(environment.httpRoute()));
        parts.put("api", environment.apiCredentials());
        parts.put("monitoring", listed(environment.exporter()));
        add(parts, "agents", environment.agents());
        add(parts, "workers", environment.workers());
        return new Objects(parts);
    }

    private static <T extends Component> List<T> listed(Optional<T> part) {
        return part.stream().toList();
    }

    private static void add(
            Map<String, List<? extends Component>> parts, String path, List<? extends Component> components) {
        for (int index = 0; index < components.size(); index++) {
            parts.put(path + "[" + index + "]", List.of(components.get(index)));
        }
    }

    /** The objects of all parts. */
    List<HasMetadata> all() {
        return parts.values().stream()
                .flatMap(List::stream)
                .flatMap(component -> component.objects().stream())
                .toList();
    }

    /** The secret values in the objects, each by where it stands. */
    List<String> inlineSecrets() {
        return parts.values().stream()
                .flatMap(List::stream)
                .flatMap(component -> component.inlineSecrets().stream())
                .distinct()
                .toList();
    }

    /** Two objects of one address would be applied one over the other; an ExternalSecret becomes a Secret of its name. */
    void check(Problems problems) {
        Map<String, String> taken = new HashMap<>();
        parts.forEach((path, components) -> components.stream()
                .flatMap(component -> component.addresses().stream())
                .forEach(address -> {
                    String other = taken.putIfAbsent(address.replaceFirst("^External(?=Secret )", ""), path);
                    problems.require(
                            other == null, path, address, "is written by " + other + " already; give it another name");
                }));
    }
}

package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.kubernetes.Component;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All objects of an environment, by the path of the part that makes them.
 *
 * @param parts what each part's objects are in the cluster
 */
record Objects(Map<String, List<String>> parts) {

    static Objects of(PrefectEnvironment environment) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        environment.postgres().ifPresent(part -> parts.put("database.postgres", part.addresses()));
        environment.redis().ifPresent(part -> parts.put("messaging.redis", part.addresses()));
        environment.migration().ifPresent(part -> parts.put("server.migration", part.addresses()));
        environment.server().ifPresent(part -> parts.put("server", part.addresses()));
        environment.backgroundServices().ifPresent(part -> parts.put("server.backgroundServices", part.addresses()));
        environment.ingress().ifPresent(part -> parts.put("ingress", part.addresses()));
        environment.httpRoute().ifPresent(part -> parts.put("httpRoute", part.addresses()));
        parts.put(
                "api",
                environment.apiCredentials().stream()
                        .flatMap(part -> part.addresses().stream())
                        .toList());
        environment.exporter().ifPresent(part -> parts.put("monitoring", part.addresses()));
        add(parts, "agents", environment.agents());
        add(parts, "workers", environment.workers());
        return new Objects(parts);
    }

    private static void add(Map<String, List<String>> parts, String path, List<? extends Component> components) {
        for (int index = 0; index < components.size(); index++) {
            parts.put(path + "[" + index + "]", components.get(index).addresses());
        }
    }

    /** The objects of a kind, by namespace and name. */
    List<String> named(String kind) {
        return parts.values().stream()
                .flatMap(List::stream)
                .filter(address -> address.startsWith(kind + " "))
                .map(address -> address.substring(kind.length() + 1))
                .toList();
    }

    /** Two objects of one address would be applied one over the other; an ExternalSecret becomes a Secret of its name. */
    void check(Problems problems) {
        Map<String, String> taken = new HashMap<>();
        parts.forEach((path, addresses) -> {
            for (String address : addresses) {
                String other = taken.putIfAbsent(address.replaceFirst("^External(?=Secret )", ""), path);
                problems.require(
                        other == null, path, address, "is written by " + other + " already; give it another name");
            }
        });
    }
}

package io.github.cdk8sprefect.graph;

import io.github.cdk8sprefect.environment.Part;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Clients of one kind, version and API: each a box of its own, or all of them one box where there are many.
 *
 * @param id what the box, or the first of them, is called in the diagram
 * @param parts at least one
 */
record Clients(String id, List<Part> parts) {

    /** What a page has room for. */
    private static final int MOST_BOXES = 12;

    private static final int MOST_NAMES = 6;

    /** In the order of the parts. */
    static List<Clients> of(List<Part> parts) {
        List<Part> clients =
                parts.stream().filter(part -> part.client().isPresent()).toList();
        Map<String, List<Part>> groups = new LinkedHashMap<>();
        for (Part part : clients) {
            String group = clients.size() <= MOST_BOXES
                    ? part.path()
                    : kind(part) + " " + part.wiring().version() + " "
                            + part.wiring().api().orElseThrow().url();
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(part);
        }
        return groups.values().stream()
                .map(group -> new Clients(group.get(0).path().replaceAll("\\W", ""), List.copyOf(group)))
                .toList();
    }

    /** The box's text; {@code version} is that of the environment, which goes without saying. */
    String label(String version) {
        Part first = parts.get(0);
        String own = first.wiring().version().toString();
        String otherVersion = own.equals(version) ? "" : "Prefect " + own;
        if (parts.size() == 1) {
            Part.Client client = first.client().orElseThrow();
            return Label.of(first.name(), client.what(), otherVersion, replicas(client.replicas()));
        }
        long namespaces =
                parts.stream().map(part -> part.wiring().namespace()).distinct().count();
        List<String> names = parts.stream().limit(MOST_NAMES).map(Part::name).toList();
        String rest = parts.size() > MOST_NAMES ? " and " + (parts.size() - MOST_NAMES) + " more" : "";
        return Label.of(
                parts.size() + " " + kind(first),
                otherVersion,
                namespaces == 1 ? "" : "in " + namespaces + " namespaces",
                String.join(", ", names) + rest);
    }

    /** Where all of them are; empty where they are in several namespaces. */
    String namespace() {
        List<String> namespaces =
                parts.stream().map(part -> part.wiring().namespace()).distinct().toList();
        return namespaces.size() == 1 ? namespaces.get(0) : "";
    }

    String does() {
        return parts.get(0).client().orElseThrow().does();
    }

    ApiEndpoint api() {
        return parts.get(0).wiring().api().orElseThrow();
    }

    static String replicas(int replicas) {
        return replicas == 1 ? "" : replicas + " replicas";
    }

    private static String kind(Part part) {
        return part.path().replaceAll("\\[.*", "");
    }
}

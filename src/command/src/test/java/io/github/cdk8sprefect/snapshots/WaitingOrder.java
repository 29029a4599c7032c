package io.github.cdk8sprefect.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the objects that Argo CD would sync before something that they wait for, and so would wait for without end. */
final class WaitingOrder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SERVICE = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc\\b");

    private final List<Synced> objects;
    private final TreeSet<String> faults = new TreeSet<>();

    private WaitingOrder(List<Synced> objects) {
        this.objects = objects;
    }

    static List<String> faults(List<? extends HasMetadata> objects) {
        WaitingOrder order = new WaitingOrder(objects.stream()
                .map(object -> new Synced(JSON.valueToTree(object)))
                .toList());
        order.objects.forEach(order::check);
        return List.copyOf(order.faults);
    }

    /** An object, and its pod where it has one. */
    private record Synced(JsonNode json) {

        String kind() {
            return json.path("kind").asText();
        }

        String name() {
            return json.at("/metadata/name").asText();
        }

        String namespace() {
            return json.at("/metadata/namespace").asText();
        }

        /** The Secret of an ExternalSecret is there when the ExternalSecret is healthy. */
        boolean is(String otherKind, String otherName, String reader) {
            return kind().replace("ExternalSecret", "Secret").equals(otherKind)
                    && name().equals(otherName)
                    && (namespace().isEmpty() || namespace().equals(reader));
        }

        int wave() {
            return json.path("metadata")
                    .path("annotations")
                    .path("argocd.argoproj.io/sync-wave")
                    .asInt(-1);
        }

        Optional<JsonNode> pod() {
            return Stream.of("/spec/template", "/spec/jobTemplate/spec/template")
                    .map(json::at)
                    .filter(template -> template.has("spec"))
                    .findFirst();
        }

        String component() {
            return json.path("metadata")
                    .path("labels")
                    .path("app.kubernetes.io/component")
                    .asText();
        }

        @Override
        public String toString() {
            return kind() + " " + name() + " of wave " + wave();
        }
    }

    private void check(Synced object) {
        require(object.wave() >= 0, object + " has no wave");
        switch (object.kind()) {
            case "Ingress", "HTTPRoute", "HorizontalPodAutoscaler" ->
                objects.forEach(other -> require(
                        other.wave() <= object.wave(),
                        other + " waits for " + object + ", which may never be healthy"));
            default -> object.pod().ifPresent(pod -> checkPod(object, pod));
        }
    }

    private void checkPod(Synced owner, JsonNode pod) {
        walk(pod.path("spec"), "", (key, value) -> {
            switch (key) {
                case "serviceAccountName" -> {
                    needs(owner, "ServiceAccount", value.asText());
                    rights(owner, value.asText());
                }
                case "priorityClassName" -> needs(owner, "PriorityClass", value.asText());
                case "secretKeyRef", "secretRef", "imagePullSecrets" ->
                    needs(owner, "Secret", value.path("name").asText());
                case "secret" -> needs(owner, "Secret", value.path("secretName").asText());
                case "configMapKeyRef", "configMapRef", "configMap" ->
                    needs(owner, "ConfigMap", value.path("name").asText());
                case "persistentVolumeClaim" ->
                    needsTogether(owner, value.path("claimName").asText());
                case "value" ->
                    SERVICE.matcher(value.asText())
                            .results()
                            .forEach(host -> asks(owner, host.group(1), host.group(2)));
                default -> {}
            }
        });
        if (List.of("server", "services").contains(owner.component())) {
            objects.stream()
                    .filter(other -> other.component().equals("migration"))
                    .forEach(migration -> require(migration.wave() < owner.wave(), owner + " waits for " + migration));
        }
    }

    private void needs(Synced owner, String kind, String name) {
        objects.stream()
                .filter(other -> other.is(kind, name, owner.namespace()))
                .forEach(other -> require(other.wave() <= owner.wave(), owner + " waits for " + other));
    }

    /** A claim may be bound only when its first pod is there. */
    private void needsTogether(Synced owner, String claim) {
        objects.stream()
                .filter(other -> other.is("PersistentVolumeClaim", claim, owner.namespace()))
                .forEach(other ->
                        require(other.wave() == owner.wave(), owner + " and " + other + " wait for each other"));
    }

    private void rights(Synced owner, String account) {
        for (Synced binding : objects) {
            for (JsonNode subject : binding.json().path("subjects")) {
                if (subject.path("name").asText().equals(account)
                        && subject.path("namespace").asText().equals(owner.namespace())) {
                    JsonNode role = binding.json().path("roleRef");
                    require(binding.wave() <= owner.wave(), owner + " waits for " + binding);
                    needs(owner, role.path("kind").asText(), role.path("name").asText());
                }
            }
        }
    }

    /** Who asks a Service ends, and starts again, until something answers there. */
    private void asks(Synced owner, String service, String namespace) {
        objects.stream()
                .filter(other -> other.is("Service", service, namespace))
                .flatMap(found -> Stream.concat(Stream.of(found), behind(found)))
                .filter(other -> !other.equals(owner))
                .forEach(other -> require(other.wave() < owner.wave(), owner + " waits for " + other));
    }

    private Stream<Synced> behind(Synced service) {
        return objects.stream()
                .filter(other -> other.namespace().equals(service.namespace()))
                .filter(other -> other.pod()
                        .filter(pod -> selects(service.json().at("/spec/selector"), pod.at("/metadata/labels")))
                        .isPresent());
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.properties().stream().allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }

    private static void walk(JsonNode node, String key, BiConsumer<String, JsonNode> visit) {
        if (node.isArray()) {
            node.forEach(item -> walk(item, key, visit));
            return;
        }
        visit.accept(key, node);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            walk(field.getValue(), field.getKey(), visit);
        }
    }

    private void require(boolean good, String fault) {
        if (!good) {
            faults.add(fault);
        }
    }
}

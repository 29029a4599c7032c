package io.github.cdk8sprefect.argocd;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Application of one environment.
 *
 * @param namespace the environment's
 * @param written all that the environment writes
 */
record ApplicationManifests(ApplicationProps props, String namespace, Collection<? extends HasMetadata> written) {

    List<HasMetadata> objects() {
        return props.createProject()
                ? List.of(new ProjectManifest(props, namespace, written).object(), application())
                : List.of(application());
    }

    private Application application() {
        List<ApplicationSpec.IgnoredFields> scaled = scaled();
        return new Application(
                new ObjectMetaBuilder()
                        .withName(props.name())
                        .withNamespace(props.namespace())
                        .withLabels(props.labels())
                        .withAnnotations(props.annotations())
                        .build(),
                new ApplicationSpec(
                        props.project(),
                        new ApplicationSpec.Source(props.repoUrl(), props.path(), props.targetRevision()),
                        destination(),
                        new ApplicationSpec.SyncPolicy(
                                props.automated()
                                        ? Map.of("prune", props.prune(), "selfHeal", props.selfHeal())
                                        : Map.of(),
                                namespaceMetadata(),
                                syncOptions(!scaled.isEmpty())),
                        scaled));
    }

    private Map<String, String> destination() {
        Map<String, String> destination = new TreeMap<>(Map.of("namespace", namespace));
        props.destination().server().ifPresent(url -> destination.put("server", url));
        props.destination().name().ifPresent(name -> destination.put("name", name));
        return destination;
    }

    private Map<String, Map<String, String>> namespaceMetadata() {
        return props.createNamespace()
                ? Map.of(
                        "labels",
                        Map.of(
                                "pod-security.kubernetes.io/enforce",
                                props.podSecurity().name()))
                : Map.of();
    }

    private List<String> syncOptions(boolean ignoresFields) {
        List<String> options = new ArrayList<>();
        if (props.createNamespace()) {
            options.add("CreateNamespace=true");
        }
        if (ignoresFields) {
            options.add("RespectIgnoreDifferences=true"); // without it a sync sets the field that a diff ignores
        }
        return options;
    }

    /** The autoscaler alone has the say on the replicas of what it scales. */
    private List<ApplicationSpec.IgnoredFields> scaled() {
        return written.stream()
                .filter(HorizontalPodAutoscaler.class::isInstance)
                .map(HorizontalPodAutoscaler.class::cast)
                .map(autoscaler -> replicas(
                        autoscaler.getSpec().getScaleTargetRef(),
                        autoscaler.getMetadata().getNamespace()))
                .toList();
    }

    private static ApplicationSpec.IgnoredFields replicas(CrossVersionObjectReference target, String namespace) {
        String apiVersion = Optional.ofNullable(target.getApiVersion()).orElse("");
        String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        return new ApplicationSpec.IgnoredFields(
                group, target.getKind(), namespace, target.getName(), List.of("/spec/replicas"));
    }
}

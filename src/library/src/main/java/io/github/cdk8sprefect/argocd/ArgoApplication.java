package io.github.cdk8sprefect.argocd;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * What Argo CD needs to know of an environment: where its manifests are, and where they go.
 *
 * <p>In the cluster: an Application in Argo CD's namespace. It has no finalizer, so that who deletes it deletes nothing of
 * the installation. It must not lie in the folder that it reads, or it would install, and prune, itself.
 */
public class ArgoApplication extends Component {

    /**
     * Places the Application.
     *
     * @param namespace the environment's
     * @param objects all that the environment writes
     */
    public ArgoApplication(
            Construct scope,
            String id,
            ApplicationProps props,
            String namespace,
            Collection<? extends HasMetadata> objects) {
        super(scope, id, Customize.nothing(), List.of(application(props, namespace, objects)));
    }

    private static Application application(
            ApplicationProps props, String namespace, Collection<? extends HasMetadata> objects) {
        List<ApplicationSpec.IgnoredFields> scaled = scaled(objects);
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
                        destination(props.destination(), namespace),
                        new ApplicationSpec.SyncPolicy(
                                props.automated()
                                        ? Map.of("prune", props.prune(), "selfHeal", props.selfHeal())
                                        : Map.of(),
                                namespaceMetadata(props),
                                syncOptions(props, !scaled.isEmpty())),
                        scaled));
    }

    private static Map<String, String> destination(DestinationProps props, String namespace) {
        Map<String, String> destination = new TreeMap<>(Map.of("namespace", namespace));
        props.server().ifPresent(url -> destination.put("server", url));
        props.name().ifPresent(name -> destination.put("name", name));
        return destination;
    }

    private static Map<String, Map<String, String>> namespaceMetadata(ApplicationProps props) {
        return props.createNamespace()
                ? Map.of(
                        "labels",
                        Map.of(
                                "pod-security.kubernetes.io/enforce",
                                props.podSecurity().name()))
                : Map.of();
    }

    private static List<String> syncOptions(ApplicationProps props, boolean ignoresFields) {
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
    private static List<ApplicationSpec.IgnoredFields> scaled(Collection<? extends HasMetadata> objects) {
        return objects.stream()
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

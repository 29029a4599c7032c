package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity of a component in the cluster: the namespace, names and labels of its objects, and the labels that
 * select its pods.
 *
 * @param namespace where the objects live
 * @param name what they are called
 * @param appName label {@code app.kubernetes.io/name}
 * @param instance label {@code app.kubernetes.io/instance}
 * @param component label {@code app.kubernetes.io/component}: server, worker, agent, database; empty for none
 * @param version label {@code app.kubernetes.io/version}; not part of the selector
 * @param labels more labels of the objects
 * @param annotations annotations of the objects
 */
public record Identity(
        String namespace,
        String name,
        String appName,
        String instance,
        String component,
        String version,
        Map<String, String> labels,
        Map<String, String> annotations) {

    /** Where everything lives unless the props say otherwise. */
    public static final String DEFAULT_NAMESPACE = "prefect";

    /** The identity of a component called {@code name} unless {@code metadata} calls it otherwise. */
    public static Identity of(
            String namespace, String name, String appName, String component, String version, MetadataProps metadata) {
        String ownName = metadata.name().orElse(name);
        return new Identity(
                namespace,
                ownName,
                metadata.appName().orElse(appName),
                metadata.instance().orElse(ownName),
                metadata.component().orElse(component),
                version,
                metadata.labels(),
                metadata.annotations());
    }

    /** The labels that select the pods. A Deployment's selector can't be changed in place, so these never move. */
    public Map<String, String> selector() {
        Map<String, String> always = Map.of("app.kubernetes.io/name", appName, "app.kubernetes.io/instance", instance);
        return component.isEmpty() ? always : joined(always, Map.of("app.kubernetes.io/component", component));
    }

    /** Who another part of the same component is: the same app and instance, with a role and a name of its own. */
    public Identity part(String suffix, String role, MetadataProps metadata) {
        return new Identity(
                namespace,
                metadata.name().orElse(name + "-" + suffix),
                metadata.appName().orElse(appName),
                metadata.instance().orElse(instance),
                metadata.component().orElse(role),
                version,
                joined(labels, metadata.labels()),
                joined(annotations, metadata.annotations()));
    }

    /** Name of the component's Service, with the namespace, so that pods elsewhere find it. */
    public String host() {
        return name + "." + namespace + ".svc";
    }

    /** The pods, as a NetworkPolicy names them. */
    public NetworkPolicyPeer pods() {
        return new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .withMatchLabels(Map.of("kubernetes.io/metadata.name", namespace))
                .endNamespaceSelector()
                .withNewPodSelector()
                .withMatchLabels(selector())
                .endPodSelector()
                .build();
    }

    /** Name, namespace, labels and annotations of the component's main objects. */
    public ObjectMeta objectMeta() {
        return objectMeta(name, Map.of());
    }

    /** The same for an object of another name, or with annotations of its own. */
    public ObjectMeta objectMeta(String objectName, Map<String, String> moreAnnotations) {
        return new ObjectMetaBuilder()
                .withName(objectName)
                .withNamespace(namespace)
                .withLabels(joined(ownLabels(), labels))
                .withAnnotations(joined(annotations, moreAnnotations))
                .build();
    }

    /** The same for an object that lives in no namespace, such as a ClusterRole. */
    public ObjectMeta clusterObjectMeta(String objectName) {
        return new ObjectMetaBuilder(objectMeta(objectName, Map.of()))
                .withNamespace(null)
                .build();
    }

    /** Labels and annotations of the component's pods. */
    public ObjectMeta podMeta(PodProps pod) {
        return new ObjectMetaBuilder()
                .withLabels(joined(ownLabels(), pod.labels()))
                .withAnnotations(joined(Map.of(), pod.annotations()))
                .build();
    }

    private Map<String, String> ownLabels() {
        return joined(
                selector(),
                Map.of(
                        "app.kubernetes.io/version", version,
                        "app.kubernetes.io/part-of", "prefect",
                        "app.kubernetes.io/managed-by", "cdk8s-prefect"));
    }

    private static Map<String, String> joined(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new TreeMap<>(first);
        all.putAll(second);
        return Collections.unmodifiableMap(all);
    }
}

package io.github.cdk8sprefect.argocd;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The AppProject of one Application, which allows what the environment writes and nothing else.
 *
 * @param namespace the environment's
 * @param written all that the environment writes
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/projects/">Projects</a>
 */
record ProjectManifest(ApplicationProps props, String namespace, Collection<? extends HasMetadata> written) {

    GenericKubernetesResource object() {
        Map<String, Object> spec = new TreeMap<>();
        spec.put("description", "What the Application " + props.name() + " needs");
        spec.put("sourceRepos", List.of(props.repoUrl()));
        spec.put("destinations", destinations());
        spec.put("clusterResourceWhitelist", kinds(ProjectManifest::mayBeOfTheCluster, clusterKinds()));
        spec.put("namespaceResourceWhitelist", kinds(ProjectManifest::mayBeInANamespace, Stream.empty()));
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("argoproj.io/v1alpha1")
                .withKind("AppProject")
                .withNewMetadata()
                .withName(props.project())
                .withNamespace(props.namespace())
                .withLabels(props.labels())
                .endMetadata()
                .withAdditionalProperties(Map.of("spec", spec))
                .build();
    }

    private List<Map<String, String>> destinations() {
        return Stream.concat(
                        Stream.of(namespace),
                        written.stream()
                                .flatMap(object ->
                                        Optional.ofNullable(object.getMetadata().getNamespace()).stream()))
                .distinct()
                .sorted()
                .map(this::destination)
                .toList();
    }

    private Map<String, String> destination(String name) {
        Map<String, String> destination = new TreeMap<>(Map.of("namespace", name));
        props.destination().server().ifPresent(url -> destination.put("server", url));
        props.destination().name().ifPresent(cluster -> destination.put("name", cluster));
        return destination;
    }

    private Stream<String> clusterKinds() {
        return props.createNamespace() ? Stream.of("/Namespace") : Stream.empty();
    }

    private List<Map<String, String>> kinds(Predicate<HasMetadata> which, Stream<String> more) {
        TreeSet<String> kinds = new TreeSet<>();
        written.stream().filter(which).map(ProjectManifest::kind).forEach(kinds::add);
        more.forEach(kinds::add);
        return kinds.stream()
                .map(kind -> Map.of(
                        "group", kind.substring(0, kind.indexOf('/')), "kind", kind.substring(kind.indexOf('/') + 1)))
                .toList();
    }

    /** Of an object that the user wrote whole, the kind does not say it. */
    private static boolean mayBeOfTheCluster(HasMetadata object) {
        return object.getMetadata().getNamespace() == null && !(object instanceof Namespaced);
    }

    /** An object without a namespace may be for that into which the Application installs. */
    private static boolean mayBeInANamespace(HasMetadata object) {
        return object.getMetadata().getNamespace() != null
                || object instanceof Namespaced
                || object instanceof GenericKubernetesResource;
    }

    private static String kind(HasMetadata object) {
        String version = object.getApiVersion();
        return (version.contains("/") ? version.substring(0, version.indexOf('/')) : "") + "/" + object.getKind();
    }
}

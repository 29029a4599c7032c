package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import java.util.Collection;
import java.util.List;
import software.constructs.Construct;

/**
 * Namespaces that enforce Pod Security.
 *
 * <p>In the cluster: a Namespace for each name. One that is taken out of the configuration stays in the cluster until somebody
 * deletes it, unless the applier prunes; then everything in it goes as well.
 */
public class PrefectNamespaces extends Component {

    /** What the chart is called in an environment, and its file, which {@code kubectl apply} takes before the others. */
    static final String NAME = "00-namespaces";

    /** Places the namespaces. */
    public PrefectNamespaces(Construct scope, String id, NamespacesProps props, Collection<String> names) {
        this(scope, id, props, names, Customize.nothing());
    }

    PrefectNamespaces(
            Construct scope, String id, NamespacesProps props, Collection<String> names, Customize customize) {
        super(scope, id, customize, objects(props, names));
    }

    private static List<HasMetadata> objects(NamespacesProps props, Collection<String> names) {
        return names.stream()
                .<HasMetadata>map(name -> new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(props.labels())
                        .addToLabels(
                                "pod-security.kubernetes.io/enforce",
                                props.podSecurity().name())
                        .withAnnotations(props.annotations())
                        .endMetadata()
                        .build())
                .toList();
    }
}

package io.github.cdk8sprefect.prefect;

import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.MetadataProps;
import java.util.Collection;
import software.constructs.Construct;

/**
 * What lets the agents and workers of a namespace into their API, written once however many share it: each of them takes
 * {@code api.reference()} then, which writes nothing. One that takes {@code api} itself writes its Secrets beside it.
 *
 * <p>In the cluster: an ExternalSecret or a Secret for each credential; nothing for an existing Secret.
 */
public class ApiCredentials extends Component {

    /** What the chart is called in an environment, and its file. */
    public static final String NAME = "prefect-api";

    /**
     * Places the Secrets.
     *
     * @param namespace where the agents and workers run
     * @param version the Prefect that the objects' label says
     * @param credentials such as {@code api.credentials()}
     */
    public ApiCredentials(
            Construct scope,
            String id,
            String namespace,
            PrefectVersion version,
            Collection<? extends Credential> credentials) {
        this(scope, id, namespace, version, credentials, Customize.nothing());
    }

    /**
     * Places the Secrets, changed.
     *
     * @param namespace where the agents and workers run
     * @param version the Prefect that the objects' label says
     * @param credentials such as {@code api.credentials()}
     * @param customize changes any field of any object
     */
    public ApiCredentials(
            Construct scope,
            String id,
            String namespace,
            PrefectVersion version,
            Collection<? extends Credential> credentials,
            Customize customize) {
        super(
                scope,
                id,
                namespace,
                customize,
                credentials.stream()
                        .flatMap(credential -> credential.objects(identity(namespace, version)).stream())
                        .toList());
    }

    private static Identity identity(String namespace, PrefectVersion version) {
        return Identity.of(namespace, NAME, NAME, "api", version.toString(), MetadataProps.defaults());
    }
}

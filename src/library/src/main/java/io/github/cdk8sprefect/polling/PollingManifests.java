package io.github.cdk8sprefect.polling;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.kubernetes.Workloads;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import io.github.cdk8sprefect.prefect.VariableRules;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of one agent or worker.
 *
 * <p>The two differ in their command, their two settings for seconds, and in what the subclass of the chart adds.
 */
@Internal
public final class PollingManifests {

    private final Identity identity;
    private final PollingProps props;
    private final Wiring wiring;
    private final RbacManifests rbac;

    /**
     * Describes the objects, yet makes none.
     *
     * @param startsJobs whether flow runs become Jobs
     * @param jobsNamespace where
     */
    public PollingManifests(
            Identity identity, PollingProps props, Wiring wiring, boolean startsJobs, String jobsNamespace) {
        this.identity = identity;
        this.props = props;
        this.wiring = wiring;
        this.rbac = new RbacManifests(
                identity,
                jobsNamespace,
                props.role(),
                account().nameFor(identity),
                Optional.of(wiring.version()).filter(version -> startsJobs),
                startsJobs && props.clusterUid().isEmpty() && !wiring.version().observesJobs());
        Problems.of(props.getClass())
                .require(
                        wiring.api().isPresent(),
                        "api",
                        "must be given: the endpoint of a server, Prefect Cloud or a URL")
                .throwIfAny();
        Problems problems = Problems.of(props.getClass());
        new PollingRules(problems).api(props, wiring.version(), wiring.api().orElseThrow());
        problems.throwIfAny();
    }

    /** ServiceAccount, rights, Deployment and what else was asked for, in the order of the file. */
    public List<HasMetadata> objects(Container container, List<Volume> volumes, List<? extends HasMetadata> more) {
        return new ObjectList()
                .add(account().object(identity))
                .add(rbac.objects())
                .add(credentials())
                .add(more)
                .add(deployment(container, volumes))
                .add(props.podDisruptionBudget().map(budget -> budget.object(identity)))
                .toList();
    }

    /** The main container with this command; {@code settings} are the ones that only an agent or only a worker has. */
    public ContainerBuilder container(String name, String imageFlavour, List<String> args, List<EnvVar> settings) {
        return PrefectContainer.of(name, props.image().image(wiring.version(), imageFlavour), args)
                .addAllToEnv(wiring.logFormat().env())
                .addAllToEnv(settings)
                .addAllToEnv(env())
                .withResources(props.resources());
    }

    private List<HasMetadata> credentials() {
        return wiring.api().orElseThrow().credentials().stream()
                .flatMap(credential -> credential.objects(identity).stream())
                .toList();
    }

    private Deployment deployment(Container container, List<Volume> volumes) {
        VariableRules.check(Problems.of(props.getClass()), props.pod(), container);
        return Workloads.deployment(
                identity,
                props.writtenReplicas(),
                new PodTemplate(identity, props.pod(), account(), PrefectContainer.HARDENING)
                        .of(container, withScratch(volumes)),
                props.deployment());
    }

    private List<EnvVar> env() {
        ApiEndpoint api = wiring.api().orElseThrow();
        List<EnvVar> variables = new ArrayList<>();
        props.http2().ifPresent(http2 -> variables.add(variable("PREFECT_API_ENABLE_HTTP2", http2)));
        variables.add(variable("PREFECT_API_URL", api.url()));
        if (props.retryOnServerError()) {
            variables.add(variable("PREFECT_CLIENT_RETRY_EXTRA_CODES", 500));
        }
        props.clusterUid().ifPresent(uid -> variables.add(variable("PREFECT_KUBERNETES_CLUSTER_UID", uid)));
        variables.addAll(api.env());
        api.uiUrl().ifPresent(url -> variables.add(variable("PREFECT_UI_URL", url)));
        variables.add(variable("PREFECT_DEBUG_MODE", props.debug()));
        return variables;
    }

    private ServiceAccountProps account() {
        return props.serviceAccount().withDefaultToken(true);
    }

    private static List<Volume> withScratch(List<Volume> volumes) {
        return Stream.concat(Stream.of(PrefectContainer.scratchVolume()), volumes.stream())
                .toList();
    }
}

package io.github.cdk8sprefect.api;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.ObjectList;
import io.github.cdk8sprefect.kubernetes.PodTemplate;
import io.github.cdk8sprefect.kubernetes.ServiceAccountProps;
import io.github.cdk8sprefect.kubernetes.Workloads;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.PrefectContainer;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/** The objects that bring an API to what a workspace asks for. */
final class WorkspaceManifests {

    private final WorkspaceProps props;
    private final Wiring wiring;
    private final ApiEndpoint api;
    private final Identity identity;
    private final ApplyScript script;

    WorkspaceManifests(WorkspaceProps props, Wiring wiring) {
        props.checkFor(wiring.version());
        Problems.of(WorkspaceProps.class)
                .require(
                        wiring.api().isPresent(),
                        "api",
                        "must be given: the endpoint of a server, Prefect Cloud or a URL")
                .throwIfAny();
        this.props = props;
        this.wiring = wiring;
        this.api = wiring.api().orElseThrow();
        this.identity = Identity.of(
                wiring.namespace(),
                WorkspaceProps.NAME,
                WorkspaceProps.NAME,
                "workspace",
                wiring.version().toString(),
                props.metadata());
        this.script = ApplyScript.of("workspace", identity.name(), new WorkspaceRequests(props).requests());
    }

    List<HasMetadata> objects() {
        return new ObjectList()
                .add(account().object(identity))
                .add(api.credentials().stream()
                        .flatMap(credential -> credential.objects(identity).stream())
                        .toList())
                .add(script.configMap(identity))
                .add(job())
                .toList();
    }

    private Job job() {
        PodTemplateSpec pod = new PodTemplate(identity, props.pod(), account(), PrefectContainer.HARDENING)
                .of(container(), List.of(PrefectContainer.scratchVolume(), script.volume()));
        PodTemplateSpec checked = new PodTemplateSpecBuilder(pod)
                .editMetadata()
                .addToAnnotations(script.checksum(List.of()))
                .endMetadata()
                .build();
        return Workloads.job(identity, checked, props.backoffLimit(), props.ttlSecondsAfterFinished());
    }

    private Container container() {
        return PrefectContainer.of("prefect-workspace", props.image().image(wiring.version(), ""), script.command())
                .addToEnv(variable("PREFECT_API_URL", api.url()))
                .addAllToEnv(api.env())
                .addAllToEnv(wiring.logFormat().env())
                .addToVolumeMounts(script.mount())
                .withResources(props.resources())
                .build();
    }

    private ServiceAccountProps account() {
        return props.serviceAccount().withDefaultToken(false);
    }
}

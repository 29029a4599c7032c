package io.github.cdk8sprefect.worker;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.github.cdk8sprefect.prefect.Wiring;
import java.util.List;
import java.util.stream.Stream;

/**
 * The API credentials of flow runs. A worker would copy its credentials into each Job, where everyone with read access
 * to Jobs could read them; so Jobs refer to the Secret.
 */
final class FlowRunCredentials {

    private static final String OF_WORKER = "PREFECT_INTEGRATIONS_KUBERNETES_WORKER_";

    private FlowRunCredentials() {}

    /** On Prefect 2 the template does it: it takes the copy away, and refers to the Secret. */
    static List<EnvVar> inTemplate(Wiring wiring) {
        return wiring.version().namesSecretsInJobs()
                ? List.of()
                : credentials(wiring).toList();
    }

    /** On Prefect 3 the worker does it, and is told the Secret's name. */
    static List<EnvVar> settings(WorkerProps props, Wiring wiring) {
        if (!wiring.version().namesSecretsInJobs() || !props.startsJobs()) {
            return List.of();
        }
        return switch (props.jobCredentials()) {
            case Secret ->
                credentials(wiring)
                        .flatMap(credential -> settings(
                                credential.getName(), credential.getValueFrom().getSecretKeyRef()))
                        .toList();
            case OwnSecret ->
                credentials(wiring)
                        .map(credential ->
                                variable(OF_WORKER + "CREATE_SECRET_FOR_" + suffix(credential.getName()), true))
                        .toList();
            case PlainText -> List.of();
        };
    }

    private static Stream<EnvVar> settings(String variable, SecretKeySelector secret) {
        String setting = OF_WORKER + suffix(variable) + "_SECRET_";
        return Stream.of(variable(setting + "NAME", secret.getName()), variable(setting + "KEY", secret.getKey()));
    }

    private static String suffix(String variable) {
        return variable.replaceFirst("^PREFECT_", "");
    }

    private static Stream<EnvVar> credentials(Wiring wiring) {
        return wiring.api().stream().flatMap(api -> api.env().stream());
    }
}

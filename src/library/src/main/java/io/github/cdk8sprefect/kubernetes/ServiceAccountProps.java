package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;
import java.util.Optional;

/**
 * The ServiceAccount of a component's pods.
 *
 * @param create whether it is created. Default: true. If false, {@code name} names an existing one
 * @param name its name. Default: the component's; {@code default} if it is not created. Must be a DNS name
 * @param annotations annotations, such as a cloud provider's role
 * @param automountToken whether the pods get an API token. Default: depends on the component: a worker and an agent
 *     true, server and database false
 * @param automountTokenOfAccount the field {@code automountServiceAccountToken} of the ServiceAccount itself, for pods that say
 *     nothing of it. Default: not written, which means true
 * @see <a href="https://kubernetes.io/docs/concepts/security/service-accounts/">Service accounts</a>
 */
@PropsBuilder
public record ServiceAccountProps(
        Boolean create,
        Optional<String> name,
        Map<String, String> annotations,
        Optional<Boolean> automountToken,
        Optional<Boolean> automountTokenOfAccount) {

    /** Refuses a name that is no DNS name. */
    public ServiceAccountProps {
        create = Defaults.orElse(create, true);
        annotations = Defaults.map("annotations", annotations);
        Problems problems = Problems.of(ServiceAccountProps.class);
        name.ifPresent(text -> problems.dnsName(text, "name"));
        MetadataRules.annotations(problems, "annotations", annotations);
        problems.throwIfAny();
    }

    /** A ServiceAccount of the component's name. */
    public static ServiceAccountProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static ServiceAccountPropsBuilder builder() {
        return ServiceAccountPropsBuilder.builder();
    }

    /** Starts from these props. */
    public ServiceAccountPropsBuilder toBuilder() {
        return ServiceAccountPropsBuilder.builder(this);
    }

    /** The same, with a token or without unless the user said which. */
    public ServiceAccountProps withDefaultToken(boolean automount) {
        return toBuilder().automountToken(automountToken.orElse(automount)).build();
    }

    /** The same by this name. */
    public ServiceAccountProps withName(String accountName) {
        return toBuilder().name(accountName).build();
    }

    /** The name that pods of the component refer to. */
    public String nameFor(Identity identity) {
        return name.orElse(create ? identity.name() : "default");
    }

    /** The object; empty when an existing one serves. */
    public Optional<ServiceAccount> object(Identity identity) {
        if (!create) {
            return Optional.empty();
        }
        return Optional.of(new ServiceAccountBuilder()
                .withMetadata(identity.objectMeta(nameFor(identity), annotations))
                .withAutomountServiceAccountToken(automountTokenOfAccount.orElse(null))
                .build());
    }

    /** The pod's field: left out where a token is wanted, because that is Kubernetes' default. */
    Boolean automountTokenField() {
        return automountToken.orElse(true) ? null : Boolean.FALSE;
    }
}

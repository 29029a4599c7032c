package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.argocd.ApplicationProps.PodSecurity;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;

/**
 * The namespaces of an environment, as {@link PrefectNamespaces}: those of its parts, and those in which flow runs are.
 *
 * @param podSecurity the Pod Security level that they enforce. Default: {@code restricted}, which all pods of ours pass. Refused:
 *     one that refuses the flow runs of a worker
 * @param labels more labels of the namespaces. Default: none
 * @param annotations annotations of the namespaces. Default: none
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-admission/">Pod Security</a>
 */
@PropsBuilder
public record NamespacesProps(PodSecurity podSecurity, Map<String, String> labels, Map<String, String> annotations) {

    /** Puts the defaults in, and refuses what Kubernetes refuses as labels and annotations. */
    public NamespacesProps {
        podSecurity = Defaults.orElse(podSecurity, PodSecurity.restricted);
        labels = Defaults.map("labels", labels);
        annotations = Defaults.map("annotations", annotations);
        Problems problems = Problems.of(NamespacesProps.class);
        MetadataRules.labels(problems, "labels", labels);
        MetadataRules.annotations(problems, "annotations", annotations);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static NamespacesPropsBuilder builder() {
        return NamespacesPropsBuilder.builder();
    }
}

package io.github.cdk8sprefect.argocd;

import io.github.cdk8sprefect.kubernetes.MetadataRules;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Map;

/**
 * Argo CD's Application for an environment.
 *
 * @param name what it is called, and its file. Default: {@code prefect}. Refused: what is no DNS name
 * @param namespace where it lives, not what it installs. Default: {@code argocd}. Refused: what is no DNS label
 * @param project its project in Argo CD. Default: {@code default}
 * @param repoUrl the Git repository with the manifests. Refused: blank
 * @param path the folder in it, which is what {@code synth} writes: {@code dist}, {@code dist/prod}. Refused: blank, and
 *     what starts with {@code /} or leads out of the repository
 * @param targetRevision branch, tag or commit. Default: {@code HEAD}, the repository's default branch
 * @param destination the cluster. Default: the one that Argo CD runs in
 * @param automated whether Argo CD syncs what is committed by itself. Default: true; else somebody presses Sync
 * @param prune whether what is no longer in the folder is removed from the cluster. Default: true. Says nothing where
 *     {@code automated} is false
 * @param selfHeal whether what was changed in the cluster by hand is set back. Default: true. Says nothing where
 *     {@code automated} is false
 * @param createNamespace whether Argo CD makes the environment's namespace, with the label of {@code podSecurity}. Default:
 *     true. Namespaces of single agents and workers must be there
 * @param podSecurity the Pod Security level that the namespace enforces, on the pods of flow runs, too: {@code restricted}
 *     (default), {@code baseline} or {@code privileged}. All that we write by default keeps {@code restricted}
 * @param labels labels of the Application
 * @param annotations annotations of the Application, such as the subscriptions of Argo CD's notifications
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/">Application</a>
 */
@PropsBuilder
public record ApplicationProps(
        String name,
        String namespace,
        String project,
        String repoUrl,
        String path,
        String targetRevision,
        DestinationProps destination,
        Boolean automated,
        Boolean prune,
        Boolean selfHeal,
        Boolean createNamespace,
        PodSecurity podSecurity,
        Map<String, String> labels,
        Map<String, String> annotations) {

    /** Kubernetes' Pod Security levels. */
    public enum PodSecurity {
        /** What a hardened pod needs. */
        restricted,
        /** No known way to the node. */
        baseline,
        /** Anything. */
        privileged
    }

    /** Puts the defaults in, and refuses an Application that reads nothing. */
    public ApplicationProps {
        name = Defaults.orElse(name, "prefect");
        namespace = Defaults.orElse(namespace, "argocd");
        project = Defaults.orElse(project, "default");
        targetRevision = Defaults.orElse(targetRevision, "HEAD");
        destination = Defaults.orElse(destination, DestinationProps.defaults());
        automated = Defaults.orElse(automated, true);
        prune = Defaults.orElse(prune, true);
        selfHeal = Defaults.orElse(selfHeal, true);
        createNamespace = Defaults.orElse(createNamespace, true);
        podSecurity = Defaults.orElse(podSecurity, PodSecurity.restricted);
        labels = Defaults.map(labels);
        annotations = Defaults.map(annotations);
        Problems problems = Problems.of(ApplicationProps.class)
                .dnsName(name, "name")
                .dnsLabel(namespace, "namespace")
                .notBlank(project, "project", "every Application is in one")
                .notBlank(repoUrl, "repoUrl", "Argo CD reads the manifests from a Git repository")
                .notBlank(path, "path", "the folder in the repository that synth writes, such as dist")
                .notBlank(targetRevision, "targetRevision", "a branch, a tag or a commit");
        if (path != null && !path.isBlank()) {
            problems.require(
                    !path.startsWith("/") && !path.matches("(.*/)?\\.\\.(/.*)?"),
                    "path",
                    path,
                    "must lead from the repository's root to a folder in it, such as dist/prod");
        }
        MetadataRules.labels(problems, "labels", labels);
        MetadataRules.annotations(problems, "annotations", annotations);
        problems.throwIfAny();
    }

    /** Starts from the defaults. */
    public static ApplicationPropsBuilder builder() {
        return ApplicationPropsBuilder.builder();
    }
}

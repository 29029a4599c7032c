package io.github.cdk8sprefect.argocd;

import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.rules.MetadataRules;
import java.util.Map;

/**
 * Argo CD's Application for an environment.
 *
 * @param name its name, and that of its file. Default: {@code prefect}; in {@code environments} {@code prefect-} and the name of the
 *     environment. Must be a DNS name
 * @param namespace the namespace of the Application itself. Default: {@code argocd}. Must be a DNS label
 * @param project its project in Argo CD. Default: {@code default}; with {@code createProject} the name of the Application
 * @param createProject whether an AppProject is written beside the Application, as narrow as the environment needs: this repository, this
 *     cluster, the namespaces of its objects, and their kinds. Default: false. Refused: with project {@code default}. Two Applications
 *     of one project must not both create it
 * @param repoUrl the Git repository with the manifests. Refused: blank
 * @param path the folder in it, which is what {@code synth} writes: {@code dist}, {@code dist/prod}. Default: {@code dist}; in
 *     {@code environments} {@code dist/} and the name of the environment. Must not be blank, start with {@code /} or lead out of the
 *     repository; {@code synth} refuses a folder that it does not write
 * @param targetRevision branch, tag or commit. Default: {@code HEAD}, the repository's default branch
 * @param destination the cluster. Default: the cluster in which Argo CD runs
 * @param automated whether Argo CD syncs commits automatically. Default: true; otherwise somebody has to start each
 *     sync
 * @param prune whether objects that are no longer in the folder are removed from the cluster. Default: true. Has no
 *     effect if {@code automated} is false
 * @param selfHeal whether manual changes in the cluster are reverted. Default: true. Has no effect if {@code automated}
 *     is false
 * @param createNamespace whether Argo CD creates the environment's namespace, with the label of {@code podSecurity}.
 *     Default: true. Namespaces of individual agents and workers must exist
 * @param podSecurity the Pod Security level that the namespace enforces, also for the pods of flow runs:
 *     {@code restricted} (default), {@code baseline} or {@code privileged}. Everything that is written by default meets
 *     {@code restricted}
 * @param labels labels of the Application
 * @param annotations annotations of the Application, such as the subscriptions of Argo CD's notifications
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/">Application</a>
 */
@PropsBuilder
public record ApplicationProps(
        String name,
        String namespace,
        String project,
        Boolean createProject,
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

    private static final String DEFAULT_PROJECT = "default";

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
        createProject = Defaults.orElse(createProject, false);
        project = Defaults.orElse(project, createProject ? name : DEFAULT_PROJECT);
        path = Defaults.orElse(path, "dist");
        targetRevision = Defaults.orElse(targetRevision, "HEAD");
        destination = Defaults.orElse(destination, DestinationProps.defaults());
        automated = Defaults.orElse(automated, true);
        prune = Defaults.orElse(prune, true);
        selfHeal = Defaults.orElse(selfHeal, true);
        createNamespace = Defaults.orElse(createNamespace, true);
        podSecurity = Defaults.orElse(podSecurity, PodSecurity.restricted);
        labels = Defaults.map("labels", labels);
        annotations = Defaults.map("annotations", annotations);
        Problems problems = Problems.of(ApplicationProps.class)
                .dnsName(name, "name")
                .dnsLabel(namespace, "namespace")
                .notBlank(project, "project", "every Application is in one")
                .require(
                        !createProject || !project.equals(DEFAULT_PROJECT),
                        "createProject",
                        true,
                        "needs another project than default, which is Argo CD's own and allows everything")
                .notBlank(repoUrl, "repoUrl", "Argo CD reads the manifests from a Git repository")
                .notBlank(path, "path", "the folder in the repository that synth writes, such as dist")
                .notBlank(targetRevision, "targetRevision", "a branch, a tag or a commit");
        if (!path.isBlank()) {
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

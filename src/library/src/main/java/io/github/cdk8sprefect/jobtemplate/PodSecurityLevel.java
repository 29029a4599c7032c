package io.github.cdk8sprefect.jobtemplate;

/**
 * The Pod Security level that the pods of flow runs pass.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
public enum PodSecurityLevel {
    /** An ordinary user, no more rights, a root file system that is read-only, and scratch space for home and /tmp. */
    restricted,
    /** Whatever user the image has, root included, on the image's own file system. */
    baseline
}

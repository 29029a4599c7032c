package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;

/**
 * The security contexts that pass Pod Security level {@code restricted}, for a program that runs as one user. They
 * complete the user's own contexts.
 *
 * @param user uid that the image really has, its gid, which would be root's otherwise, and the gid of the volumes
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
@Internal
public record PodHardening(long user) {

    /** Of the pod: never root, the runtime's seccomp profile, volumes that the user may write. */
    PodSecurityContext pod(PodSecurityContext said) {
        long runAsUser = Defaults.orElse(said.getRunAsUser(), user);
        return new PodSecurityContextBuilder(said)
                .withRunAsNonRoot(Defaults.orElse(said.getRunAsNonRoot(), runAsUser != 0))
                .withRunAsUser(runAsUser)
                .withRunAsGroup(Defaults.orElse(said.getRunAsGroup(), user))
                .withFsGroup(Defaults.orElse(said.getFsGroup(), user))
                .withSeccompProfile(Defaults.orElse(
                        said.getSeccompProfile(),
                        new SeccompProfileBuilder().withType("RuntimeDefault").build()))
                .build();
    }

    /** Of a container: the pod's user, no way to more rights, and a root file system that nobody writes. */
    SecurityContext container(SecurityContext said, PodSecurityContext pod) {
        long runAsUser = Defaults.orElse(said.getRunAsUser(), pod.getRunAsUser());
        return new SecurityContextBuilder(said)
                .withRunAsNonRoot(Defaults.orElse(said.getRunAsNonRoot(), runAsUser != 0 && pod.getRunAsNonRoot()))
                .withRunAsUser(runAsUser)
                .withRunAsGroup(Defaults.orElse(said.getRunAsGroup(), pod.getRunAsGroup()))
                .withReadOnlyRootFilesystem(Defaults.orElse(said.getReadOnlyRootFilesystem(), true))
                .withAllowPrivilegeEscalation(Defaults.orElse(said.getAllowPrivilegeEscalation(), isPrivileged(said)))
                .withCapabilities(capabilities(said))
                .build();
    }

    /** Kubernetes refuses a privileged container, or one with {@code SYS_ADMIN}, that may not escalate. */
    private static boolean isPrivileged(SecurityContext said) {
        return Boolean.TRUE.equals(said.getPrivileged())
                || added(said).stream().anyMatch(List.of("SYS_ADMIN", "CAP_SYS_ADMIN")::contains);
    }

    private static Capabilities capabilities(SecurityContext said) {
        List<String> dropped = said.getCapabilities() == null
                ? List.of()
                : said.getCapabilities().getDrop();
        return new CapabilitiesBuilder()
                .withAdd(added(said))
                .withDrop(dropped.isEmpty() ? List.of("ALL") : dropped)
                .build();
    }

    private static List<String> added(SecurityContext said) {
        return said.getCapabilities() == null
                ? List.of()
                : said.getCapabilities().getAdd();
    }
}

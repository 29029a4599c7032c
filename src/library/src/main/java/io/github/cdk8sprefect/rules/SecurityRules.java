package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.AppArmorProfile;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Sysctl;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Security contexts.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/security-context/">Security context</a>
 */
@Internal
public final class SecurityRules {

    private static final Choice PROFILES = Choice.of("RuntimeDefault", "Localhost", "Unconfined");
    private static final Choice PROC_MOUNTS = Choice.of("Default", "Unmasked");
    private static final Choice FS_GROUP_CHANGES = Choice.of("OnRootMismatch", "Always");
    private static final Pattern SYSCTL =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?");

    private SecurityRules() {}

    /** Refuses what Kubernetes refuses of a pod. */
    public static void pod(Problems problems, String path, PodSecurityContext context) {
        Problems at = problems.at(path);
        ids(at, context.getRunAsUser(), context.getRunAsGroup());
        at.between(0, Integer.MAX_VALUE, context.getFsGroup(), "fsGroup");
        at.each(
                "supplementalGroups",
                context.getSupplementalGroups(),
                (group, id) -> group.between(0, Integer.MAX_VALUE, id, ""));
        root(at, context.getRunAsUser(), context.getRunAsNonRoot());
        FS_GROUP_CHANGES.check(at, "fsGroupChangePolicy", context.getFsGroupChangePolicy());
        sysctls(at, context.getSysctls());
        profiles(at, context.getSeccompProfile(), context.getAppArmorProfile());
    }

    /** Refuses what Kubernetes refuses of a container. */
    public static void container(Problems problems, String path, SecurityContext context) {
        Problems at = problems.at(path);
        ids(at, context.getRunAsUser(), context.getRunAsGroup());
        root(at, context.getRunAsUser(), context.getRunAsNonRoot());
        PROC_MOUNTS.check(at, "procMount", context.getProcMount());
        profiles(at, context.getSeccompProfile(), context.getAppArmorProfile());
        boolean isConfined = Boolean.FALSE.equals(context.getAllowPrivilegeEscalation());
        at.require(
                !isConfined || !Boolean.TRUE.equals(context.getPrivileged()),
                "allowPrivilegeEscalation",
                false,
                "must not be set together with privileged");
        if (context.getCapabilities() != null) {
            CapabilityRules.check(at.at("capabilities"), context.getCapabilities());
        }
    }

    private static void ids(Problems at, Long user, Long group) {
        at.between(0, Integer.MAX_VALUE, user, "runAsUser").between(0, Integer.MAX_VALUE, group, "runAsGroup");
    }

    /** The kubelet does not start such a container. */
    private static void root(Problems at, Long user, Boolean nonRoot) {
        at.require(
                user == null || user != 0 || !Boolean.TRUE.equals(nonRoot),
                "runAsUser",
                user,
                "is root, which runAsNonRoot forbids");
    }

    private static void sysctls(Problems problems, List<Sysctl> sysctls) {
        Set<String> names = new HashSet<>();
        problems.each("sysctls", sysctls, (at, sysctl) -> {
            String name = sysctl.getName();
            at.require(
                    name != null && SYSCTL.matcher(name).matches(),
                    "name",
                    name,
                    "must be the name of a sysctl, such as net.core.somaxconn");
            at.require(name == null || names.add(name), "name", name, "is set already; keep one of them");
        });
    }

    private static void profiles(Problems at, SeccompProfile seccomp, AppArmorProfile appArmor) {
        if (seccomp != null) {
            profile(at.at("seccompProfile"), seccomp.getType(), seccomp.getLocalhostProfile());
            Texts.pathInside(at, "seccompProfile.localhostProfile", seccomp.getLocalhostProfile());
        }
        if (appArmor != null) {
            profile(at.at("appArmorProfile"), appArmor.getType(), appArmor.getLocalhostProfile());
        }
    }

    private static void profile(Problems at, String type, String localhost) {
        PROFILES.require(at, "type", type);
        boolean isLocal = "Localhost".equals(type);
        at.require(!isLocal || !Texts.isEmpty(localhost), "localhostProfile", "must be given when type is Localhost");
        at.require(
                isLocal || localhost == null || !PROFILES.words().contains(type == null ? "" : type),
                "localhostProfile",
                "must not be set unless type is Localhost");
    }
}

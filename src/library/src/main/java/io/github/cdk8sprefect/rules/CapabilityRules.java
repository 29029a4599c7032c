package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.github.cdk8sprefect.props.Nearest;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Set;

/**
 * The capabilities of a container. Kubernetes takes any word; the runtime then fails to start the container.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7)</a>
 */
final class CapabilityRules {

    private static final String PREFIX = "CAP_";

    private static final Set<String> KNOWN = Set.of(("ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF"
                    + " CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE"
                    + " LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON"
                    + " SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT"
                    + " SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM")
            .split(" "));

    private CapabilityRules() {}

    static void check(Problems at, Capabilities capabilities) {
        names(at, "add", capabilities.getAdd());
        names(at, "drop", capabilities.getDrop());
    }

    private static void names(Problems problems, String path, List<String> names) {
        problems.each(path, names, (at, name) -> {
            if (KNOWN.contains(name)) {
                return;
            }
            String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            at.require(
                    false,
                    "",
                    name,
                    "is not the name of a capability"
                            + Nearest.of(bare, KNOWN)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(", such as NET_BIND_SERVICE"));
        });
    }
}

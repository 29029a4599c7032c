package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Ports of containers, and references to them. */
final class PortRules {

    static final Choice PROTOCOLS = Choice.of("TCP", "UDP", "SCTP");

    private static final int LAST = 65535;
    private static final int LONGEST_NAME = 15;
    private static final Pattern NAME = Pattern.compile("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

    private PortRules() {}

    static void ofContainer(Problems problems, List<ContainerPort> ports) {
        Set<String> names = new HashSet<>();
        problems.each("ports", ports, (at, port) -> {
            if (!Texts.isEmpty(port.getName())) {
                name(at, "name", port.getName());
                at.require(
                        names.add(port.getName()),
                        "name",
                        port.getName(),
                        "is the name of another port already; give it another name");
            }
            number(at, "containerPort", port.getContainerPort());
            at.between(0, LAST, port.getHostPort(), "hostPort");
            PROTOCOLS.check(at, "protocol", port.getProtocol());
        });
    }

    /** Refuses anything that is not a port's name (RFC 6335). */
    static void name(Problems problems, String path, String name) {
        problems.require(
                isName(name),
                path,
                name,
                "must be a port's name: at most 15 of a-z, 0-9 and single '-', with a letter in it");
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    /** Refuses a number that is not a port, and none. */
    static void number(Problems problems, String path, Integer port) {
        problems.require(port != null && port >= 1 && port <= LAST, path, port, "must be a port from 1 to 65535");
    }

    /** Refuses what is neither a port nor a port's name, and none. */
    static void reference(Problems problems, String path, IntOrString port) {
        String name = port == null ? null : port.getStrVal();
        if (name != null) {
            problems.require(isName(name), path, name, "must be a number without quotes, or a port's name");
        } else {
            number(problems, path, port == null ? null : port.getIntVal());
        }
    }
}

package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import io.github.cdk8sprefect.props.Problems;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a probe or a hook of a container does.
 *
 * @param at the probe or hook
 * @param container whose it is
 */
record HandlerRules(Problems at, Container container) {

    private static final Choice SCHEMES = Choice.of("HTTP", "HTTPS");
    private static final Pattern HEADER = Pattern.compile("[-A-Za-z0-9]+");

    void check(Probe probe) {
        one(
                "must have one of httpGet, tcpSocket, exec and grpc",
                probe.getExec(),
                probe.getHttpGet(),
                probe.getTcpSocket(),
                probe.getGrpc());
        actions(probe.getExec(), probe.getHttpGet(), probe.getTcpSocket());
        if (probe.getGrpc() != null) {
            PortRules.number(at, "grpc.port", probe.getGrpc().getPort());
        }
    }

    void check(LifecycleHandler hook, long gracePeriod) {
        one(
                "must have one of exec, httpGet, sleep and tcpSocket",
                hook.getExec(),
                hook.getHttpGet(),
                hook.getTcpSocket(),
                hook.getSleep());
        actions(hook.getExec(), hook.getHttpGet(), hook.getTcpSocket());
        if (hook.getSleep() != null) {
            Long seconds = hook.getSleep().getSeconds();
            at.require(
                    seconds != null && seconds >= 0 && seconds <= gracePeriod,
                    "sleep.seconds",
                    seconds,
                    "must be from 0 to terminationGracePeriodSeconds (" + gracePeriod + ")");
        }
    }

    private void one(String message, Object... handlers) {
        at.require(Stream.of(handlers).filter(Objects::nonNull).count() == 1, "", message);
    }

    private void actions(ExecAction exec, HTTPGetAction http, TCPSocketAction tcp) {
        if (exec != null) {
            at.require(
                    exec.getCommand() != null && !exec.getCommand().isEmpty(),
                    "exec.command",
                    "must have at least one word");
        }
        if (http != null) {
            port("httpGet.port", http.getPort());
            SCHEMES.check(at, "httpGet.scheme", http.getScheme());
            at.each("httpGet.httpHeaders", http.getHttpHeaders(), HandlerRules::header);
        }
        if (tcp != null) {
            port("tcpSocket.port", tcp.getPort());
        }
    }

    private static void header(Problems at, HTTPHeader header) {
        String name = String.valueOf(header.getName());
        at.require(HEADER.matcher(name).matches(), "name", header.getName(), "must be the name of an HTTP header");
    }

    /** The kubelet fails on the name of a port that the container does not have. */
    private void port(String path, IntOrString port) {
        PortRules.reference(at, path, port);
        String name = port == null ? null : port.getStrVal();
        if (name != null
                && PortRules.isName(name)
                && container.getPorts().stream().noneMatch(known -> name.equals(known.getName()))) {
            String names = container.getPorts().stream()
                    .map(known -> known.getName())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            at.require(
                    false,
                    path,
                    name,
                    "is not the name of a port of the container; "
                            + (names.isEmpty() ? "give its number" : "there are: " + names));
        }
    }
}

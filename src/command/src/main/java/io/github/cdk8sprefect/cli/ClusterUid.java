package io.github.cdk8sprefect.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The uid of the cluster of the current kubectl context. */
final class ClusterUid {

    private static final int PATIENCE_SECONDS = 3;

    private ClusterUid() {}

    /** From the environment, else from the cluster; empty where neither answers. */
    static Optional<String> ofThisMachine() {
        return Optional.ofNullable(System.getenv("PREFECT_KUBERNETES_CLUSTER_UID"))
                .filter(uid -> !uid.isBlank())
                .or(ClusterUid::ofKubectl);
    }

    private static Optional<String> ofKubectl() {
        try {
            Process kubectl = new ProcessBuilder(
                            "kubectl",
                            "get",
                            "namespace",
                            "kube-system",
                            "--request-timeout=" + PATIENCE_SECONDS + "s",
                            "-o",
                            "jsonpath={.metadata.uid}")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kubectl.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kubectl.destroyForcibly();
                return Optional.empty();
            }
            String uid = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return kubectl.exitValue() == 0 && !uid.isEmpty() ? Optional.of(uid) : Optional.empty();
        } catch (IOException e) { // no kubectl here
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

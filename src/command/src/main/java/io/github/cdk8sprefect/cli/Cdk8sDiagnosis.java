package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdk8sprefect.output.MachineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out why cdk8s, which runs in Node, failed. Used only after a failure, because it takes time. */
final class Cdk8sDiagnosis {

    private static final int OLDEST_NODE = 20;
    private static final String GOOD_NODES = "Node 22 or 24";
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");

    private Cdk8sDiagnosis() {}

    static MachineException failure(Throwable failure) {
        return new MachineException(sentence(failure), failure);
    }

    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (MachineException.isNoSpace(root)) {
            return "no space is left for temporary files in " + System.getProperty("java.io.tmpdir")
                    + "; free some, or set TMPDIR and java.io.tmpdir to another folder";
        }
        Optional<String> temporary = Optional.ofNullable(System.getenv("TMPDIR"))
                .filter(folder -> !folder.isEmpty() && !Files.isDirectory(Path.of(folder)));
        if (temporary.isPresent()) {
            return "TMPDIR names " + temporary.get() + ", which is not a folder; make it, or name another";
        }
        Optional<String> version = nodeVersion();
        if (version.isEmpty()) {
            return "Node.js was not found, and cdk8s needs it; install " + GOOD_NODES + " and have it on the PATH";
        }
        Matcher number = VERSION.matcher(version.get());
        if (number.matches() && Integer.parseInt(number.group(1)) < OLDEST_NODE) {
            return "Node.js " + version.get() + " is too old; install " + GOOD_NODES;
        }
        String message =
                String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
        return "cdk8s ended before it was done (" + message
                + "); run this again, and report it with the output of --debug if it stays";
    }

    private static Optional<String> nodeVersion() {
        String node = Optional.ofNullable(System.getenv("JSII_NODE")).orElse("node");
        try {
            Process process = new ProcessBuilder(node, "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor(5, TimeUnit.SECONDS);
            return answer.lines().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

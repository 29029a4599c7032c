package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    private static final String BASE = """
            api: {selfHosted: {url: https://prefect.example.com/api}}
            workers: [{name: a, workPool: a}]
            """;

    @TempDir
    Path folder;

    private Path config;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void twoEnvironments() throws IOException {
        config = Files.writeString(
                folder.resolve("prefect.yaml"),
                BASE + "environments: {dev: {}, prod: {workers: [{name: a, replicas: 3}, {name: b, workPool: b}]}}");
    }

    @Test
    void twoEnvironmentsAreComparedByName() {
        assertThat(run("diff", "dev", "prod", "-c", config.toString())).isEqualTo(3);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                --- dev
                +++ prod
                ~ Deployment prefect/prefect-worker-a
                    spec.replicas: 1 → 3
                + ServiceAccount prefect/prefect-worker-b
                + Role prefect/prefect-worker-b
                + RoleBinding prefect/prefect-worker-b
                + ClusterRole prefect.prefect-worker-b.cluster-uid
                + ClusterRoleBinding prefect.prefect-worker-b.cluster-uid
                + ConfigMap prefect/prefect-worker-b-base-job-template
                + ConfigMap prefect/prefect-worker-b-work-pool
                + Deployment prefect/prefect-worker-b
                """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anEnvironmentEqualsTheFolderAndTheFileThatGiveIt() throws IOException {
        Path dist = folder.resolve("dist");
        run("synth", "-c", config.toString(), "-o", dist.toString());
        Path file = Files.writeString(folder.resolve("dev.yaml"), BASE);
        assertThat(run("diff", "dev", dist.resolve("dev").toString(), "-c", config.toString()))
                .isZero();
        assertThat(run("diff", file.toString(), dist.resolve("dev").toString())).isZero();
        assertThat(out.toString()).contains("dev and " + dist.resolve("dev") + " are equal");
        assertThat(run("diff", file.toString(), dist.resolve("prod").toString()))
                .isEqualTo(3);
    }

    @Test
    void whatIsNothingOfTheThreeIsAMistake() throws IOException {
        assertThat(run("diff", "dev", "stage", "-c", config.toString())).isEqualTo(2);
        assertThat(run("diff", "dev", folder.toString() + "/none", "-c", config.toString()))
                .isEqualTo(2);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run("diff", "dev", empty.toString(), "-c", config.toString()))
                .isEqualTo(2);
        Files.writeString(empty.resolve("a.yaml"), "{");
        assertThat(run("diff", "dev", empty.toString(), "-c", config.toString()))
                .isEqualTo(2);
        assertThat(run("diff", "dev", config.toString(), "-c", config.toString()))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(
                        "stage: is neither an environment of the configuration nor a folder of manifests nor a configuration file")
                .contains(empty + ": holds no manifests")
                .contains(empty.resolve("a.yaml") + ": is not valid YAML")
                .contains(config + ": describes several environments");
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}

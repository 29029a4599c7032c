package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFoldersTest {

    private static final String TWO = """
            api: {selfHosted: {url: https://prefect.example.com/api}}
            workers: [{name: a, workPool: a}]
            argocd: {application: {repoUrl: https://git.example.com/a.git}}
            environments:
              dev:
                argocd: {application: {name: prefect-dev, path: dist/dev}}
              prod:
                workers: [{name: b, workPool: b}]
                argocd: {application: {name: prefect-prod, path: dist/prod}}
            """;

    @TempDir
    Path folder;

    private Path dist;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void nameTheFolder() {
        dist = folder.resolve("dist");
    }

    @Test
    void eachEnvironmentHasAFolderAndTheApplicationsOneThatTheyDoNotRead() throws IOException {
        assertThat(synth(TWO)).isZero();
        assertThat(files())
                .containsOnlyKeys(
                        "argocd/.cdk8s-prefect",
                        "argocd/prefect-dev.yaml",
                        "argocd/prefect-prod.yaml",
                        "dev/.cdk8s-prefect",
                        "dev/prefect-worker-a.yaml",
                        "prod/.cdk8s-prefect",
                        "prod/prefect-worker-a.yaml",
                        "prod/prefect-worker-b.yaml");
        assertThat(files().get("argocd/prefect-prod.yaml")).contains("path: dist/prod");
        assertThat(out.toString()).contains(dist.resolve("prod/prefect-worker-b.yaml") + ": 8 objects, new");
    }

    @Test
    void anApplicationIsNamedAfterItsEnvironmentAndReadsItsFolder() throws IOException {
        String derived = TWO.replaceAll("\\{name: prefect-\\w+, path: dist/\\w+}", "{project: platform}");
        assertThat(synth(derived)).isZero();
        assertThat(files().get("argocd/prefect-dev.yaml"))
                .contains("name: prefect-dev", "path: dist/dev", "project: platform");
        assertThat(files().get("argocd/prefect-prod.yaml")).contains("name: prefect-prod", "path: dist/prod");
    }

    @Test
    void oneEnvironmentsMistakeLeavesAllFoldersAlone() throws IOException {
        synth(TWO);
        Map<String, String> before = files();
        assertThat(synth(TWO.replace("a, workPool: a", "a, workPool: a, limit: 7")
                        .replace("workPool: b", "workPool: ''")))
                .isEqualTo(2);
        assertThat(files()).isEqualTo(before);
        assertThat(err.toString()).contains("prefect.yaml:8: workers[1].workPool: must not be blank");
    }

    @Test
    void aKustomizationNamesTheManifestsBesideIt() throws IOException {
        assertThat(synth(TWO, "--kustomization")).isZero();
        assertThat(files().get("prod/kustomization.yaml")).isEqualTo("""
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                  - prefect-worker-a.yaml
                  - prefect-worker-b.yaml
                """);
        assertThat(files()).containsKey("dev/kustomization.yaml").doesNotContainKey("argocd/kustomization.yaml");
        assertThat(synth(TWO, "--kustomization", "--check")).isZero();
        assertThat(synth(TWO, "--check")).isEqualTo(3);

        assertThat(synth(TWO)).isZero();
        assertThat(files()).doesNotContainKey("prod/kustomization.yaml");
    }

    @Test
    void aCheckCoversAllFolders() throws IOException {
        synth(TWO);
        assertThat(synth(TWO, "--check")).isZero();
        assertThat(out.toString()).contains(dist.resolve("dev") + " is what the configuration gives");
        assertThat(synth(TWO.replace("name: b,", "name: b, limit: 2,"), "--check"))
                .isEqualTo(3);
        assertThat(out.toString()).contains(dist.resolve("prod") + " is not what the configuration gives");
        assertThat(synth(TWO.replace("name: prefect-dev,", "name: prefect-dev, project: p,"), "--check"))
                .isEqualTo(3);
    }

    @Test
    void aFolderOfAnEnvironmentThatIsGoneStaysAndIsToldOf() throws IOException {
        synth(TWO);
        String without = TWO.replaceFirst("(?s)  dev:.*?\n.*?\n", "");
        assertThat(synth(without)).isZero();
        assertThat(files())
                .containsKey("dev/prefect-worker-a.yaml")
                .containsKey("argocd/prefect-prod.yaml")
                .doesNotContainKey("argocd/prefect-dev.yaml");
        assertThat(err.toString().lines())
                .containsExactly("warning: " + dist.resolve("dev")
                        + " holds manifests of an environment that no longer exists; remove them");
        assertThat(synth(without, "--check")).isEqualTo(3);

        Files.delete(dist.resolve("dev/prefect-worker-a.yaml"));
        assertThat(synth(without, "--check")).isZero();
    }

    @Test
    void theManifestsOfATimeWithoutEnvironmentsAreToldOf() throws IOException {
        synth("workers: [{workPool: a, api: {selfHosted: {url: 'https://p.example/api'}}}]");
        assertThat(synth(TWO)).isZero();
        assertThat(err.toString()).startsWith("warning: " + dist + " holds manifests of an environment");
    }

    @Test
    void theLastApplicationThatIsNotWrittenAnyMoreGoes() throws IOException {
        String one = "workers: [{workPool: a, api: {selfHosted: {url: 'https://p.example/api'}}}]";
        synth(one + "\nargocd: {application: {repoUrl: r, path: dist}}");
        assertThat(files()).containsKey("argocd/prefect.yaml");
        synth(one);
        assertThat(files()).doesNotContainKey("argocd/prefect.yaml");
    }

    @Test
    void twoApplicationsOfOneNameOrOneFolderAreRefused() throws IOException {
        assertThat(synth(TWO.replace("prefect-prod", "prefect-dev").replace("dist/prod", "dist/dev")))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        folder.resolve("prefect.yaml") + ":9: argocd.application.name: 'prefect-dev' is the name of the"
                                + " Application of dev, too; give it another (environment prod)",
                        folder.resolve("prefect.yaml")
                                + ":9: argocd.application.path: 'dist/dev' is the folder that the"
                                + " Application of dev reads, too; give it another (environment prod)");
        assertThat(dist).doesNotExist();
    }

    @Test
    void aFailureBetweenTwoFoldersNamesTheOnesThatAreWritten() throws IOException {
        Files.createDirectories(dist);
        Files.writeString(dist.resolve("prod"), "a file in the way");
        assertThat(synth(TWO)).isEqualTo(1);
        assertThat(err.toString())
                .contains(dist.resolve("prod") + " is not a folder")
                .contains("; written before that: " + dist.resolve("dev") + "; run this again for the others")
                .doesNotContain("Nothing was written");
    }

    @Test
    void anInlineSecretIsToldWithItsEnvironment() throws IOException {
        String secret = "workers: [{name: a, pod: {env: [{name: MY_TOKEN, value: hunter2}]}}]";
        assertThat(synth(TWO.replace("workers: [{name: b, workPool: b}]", secret), "--forbid-inline-secrets"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "environment variable MY_TOKEN of Deployment prefect/prefect-worker-a of environment prod holds its value")
                .doesNotContain("hunter2");
    }

    @Test
    void theGraphIsOfOneOfThem() throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), TWO);
        assertThat(run("graph", "-c", file.toString())).isEqualTo(2);
        assertThat(run("graph", "-c", file.toString(), "-e", "stage")).isEqualTo(2);
        assertThat(err.toString())
                .contains("select one with --environment: dev, prod")
                .contains("there is no environment 'stage'; there are dev, prod");
        assertThat(run("graph", "-c", file.toString(), "-e", "prod")).isZero();
        assertThat(out.toString()).contains("prefect-worker-b");
    }

    private int synth(String config, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("prefect.yaml"), config);
        List<String> args = new ArrayList<>(List.of("synth", "-c", file.toString(), "-o", dist.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(dist)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(dist.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}

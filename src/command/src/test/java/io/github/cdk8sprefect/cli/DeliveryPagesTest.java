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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The repository that docs/argocd.md shows, and the run of docs/environments.md, are what the command makes of them. */
class DeliveryPagesTest {

    private static final Pattern NAMED = Pattern.compile("(?ms)^```yaml (\\S+)\\n(.*?)^```");
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
    private static final Pattern TEXT = Pattern.compile("(?ms)^```text\\n(.*?)^```");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void theRepositoryHoldsWhatItsFilesGive() throws IOException {
        Path repository = repository();
        List<String> shown = TEXT.matcher(page("argocd.md"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .lines()
                .toList();
        Map<?, ?> cdk8s = yaml(repository.resolve("cdk8s.yaml"));

        assertThat(run(repository, (String) cdk8s.get("app"))).isZero();

        try (Stream<Path> files = Files.walk(repository)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> repository.relativize(file).toString())
                            .filter(file -> !file.endsWith("/.cdk8s-prefect")))
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    @Test
    void theJobsCommandPassesUntilAFileIsAnother() throws IOException {
        Path repository = repository();
        run(repository, (String) yaml(repository.resolve("cdk8s.yaml")).get("app"));
        List<String> commands = commands(yaml(repository.resolve(".github/workflows/prefect.yaml")));
        String check = commands.get(commands.size() - 1);

        assertThat(run(repository, check)).isZero();
        Path server = repository.resolve("dist/prod/prefect-server.yaml");
        Files.writeString(server, Files.readString(server).replace("maxReplicas: 4", "maxReplicas: 5"));
        assertThat(run(repository, check)).isEqualTo(3);
    }

    @Test
    void theDifferenceIsTheOneShown() throws IOException {
        String page = page("environments.md");
        Path file = Files.writeString(
                folder.resolve("prefect.yaml"),
                YAML.matcher(page).results().findFirst().orElseThrow().group(1));
        assertThat(Main.run(
                        new PrintWriter(out, true),
                        new PrintWriter(out, true),
                        "diff",
                        "dev",
                        "prod",
                        "-c",
                        file.toString()))
                .isEqualTo(3);
        assertThat(out.toString().lines().toList())
                .containsSubsequence(TEXT.matcher(page)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1)
                        .lines()
                        .toList());
    }

    private Path repository() throws IOException {
        Main.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "init",
                folder.resolve("prefect.yaml").toString());
        for (var block : NAMED.matcher(page("argocd.md")).results().toList()) {
            Path file = folder.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
        }
        return folder;
    }

    /** The commands of a workflow, in their order. */
    private static List<String> commands(Map<?, ?> workflow) {
        List<String> commands = new ArrayList<>();
        for (Object job : ((Map<?, ?>) workflow.get("jobs")).values()) {
            for (Object step : (List<?>) ((Map<?, ?>) job).get("steps")) {
                if (((Map<?, ?>) step).get("run") instanceof String command) {
                    commands.add(command);
                }
            }
        }
        return commands;
    }

    private int run(Path repository, String command) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        assertThat(args.remove(0)).isEqualTo("cdk8s-prefect");
        args.replaceAll(arg -> arg.equals("dist") || arg.equals("prefect.yaml")
                ? repository.resolve(arg).toString()
                : arg);
        return Main.run(new PrintWriter(out, true), new PrintWriter(out, true), args.toArray(String[]::new));
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("docs", name));
    }
}

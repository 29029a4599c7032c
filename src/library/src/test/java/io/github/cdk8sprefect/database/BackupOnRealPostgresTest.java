package io.github.cdk8sprefect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script that the CronJob runs, and the commands of docs/backup.md, on PostgreSQL itself. */
class BackupOnRealPostgresTest {

    private static final Pattern RESTORE = Pattern.compile("(?s)```bash\\n(.*?)```");

    private static RealPostgres postgres;

    private Path backups;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> programs = RealPostgres.programs();
        assumeTrue(programs.isPresent(), "PostgreSQL's programs are not in /usr/lib/postgresql");
        postgres = RealPostgres.start(programs.get());
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.stop();
        }
    }

    @BeforeEach
    void someRuns() throws Exception {
        backups = postgres.folder().resolve("backups").resolve(String.valueOf(System.nanoTime()));
        postgres.sql(
                "prefect",
                "DROP TABLE IF EXISTS flow_run; CREATE EXTENSION IF NOT EXISTS pg_trgm;"
                        + " CREATE TABLE flow_run (name text); INSERT INTO flow_run VALUES ('first'), ('second');");
    }

    @Test
    void whatThePageSaysBringsADumpBackAndKeepsWhatWasThere() throws Exception {
        assertThat(backup(Map.of()).status()).isZero();
        postgres.sql("prefect", "DELETE FROM flow_run; CREATE TABLE later (x int)");

        RealPostgres.Run restore = postgres.run("/bin/bash", "set -eu\n" + restoreCommands(), variables(Map.of()));

        assertThat(restore.status()).as(restore.output()).isZero();
        assertThat(postgres.sql("prefect", "SELECT string_agg(name, ',' ORDER BY name) FROM flow_run"))
                .isEqualTo("first,second");
        assertThat(postgres.sql("prefect", "SELECT to_regclass('later') IS NULL"))
                .isEqualTo("t");
        assertThat(postgres.sql("prefect_before", "SELECT count(*) FROM flow_run"))
                .isEqualTo("0");
        postgres.sql("template1", "DROP DATABASE prefect_before");
    }

    @Test
    void aDumpThatIsNotWholeChangesNothingWhenRestored() throws Exception {
        backup(Map.of());
        Path dump = backups.resolve(dumps().get(0));
        byte[] whole = Files.readAllBytes(dump);
        Files.write(dump, java.util.Arrays.copyOf(whole, whole.length - 100));

        RealPostgres.Run restore = postgres.run("/bin/bash", "set -eu\n" + restoreCommands(), variables(Map.of()));

        assertThat(restore.status()).isNotZero();
        assertThat(postgres.sql("prefect", "SELECT count(*) FROM flow_run")).isEqualTo("2");
        postgres.sql("template1", "DROP DATABASE prefect_restored");
    }

    @Test
    void aDumpThatFailsLeavesTheOlderOnesAndNothingOfItself() throws Exception {
        backup(Map.of());
        List<String> before = dumps();

        RealPostgres.Run failed = backup(Map.of("PGPASSWORD", "wrong"));

        assertThat(failed.status()).as(failed.output()).isNotZero();
        assertThat(failed.output()).contains("password authentication failed");
        assertThat(dumps()).isEqualTo(before);
    }

    @Test
    void aDumpThatIsCutOffLeavesNothingOfItself() throws Exception {
        // As a full disk would: no file may grow beyond one block.
        RealPostgres.Run cut =
                postgres.run("/bin/sh", "ulimit -f 1\n" + container().getArgs().get(0), variables(Map.of()));

        assertThat(cut.status()).as(cut.output()).isNotZero();
        assertThat(dumps()).isEmpty();
    }

    @Test
    void theNewestStayAndSoDoesWhatWeDidNotWrite() throws Exception {
        Files.createDirectories(backups);
        postgresMayWrite(backups);
        for (String old : List.of("20250101T021700Z.dump", "20260101T021700Z.dump", "20240101T021700Z.dump.part")) {
            Files.writeString(backups.resolve(old), "old");
        }
        Files.writeString(backups.resolve("before-the-upgrade.dump"), "precious");

        RealPostgres.Run run = backup(Map.of("KEEP", "2"));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("written: ", "removed: " + backups.resolve("20250101T021700Z.dump"));
        assertThat(dumps())
                .hasSize(3)
                .contains("20260101T021700Z.dump", "before-the-upgrade.dump")
                .doesNotContain("20250101T021700Z.dump");
    }

    @Test
    void nobodyElseReadsADump() throws Exception {
        backup(Map.of());
        assertThat(Files.getPosixFilePermissions(backups.resolve(dumps().get(0))))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    private RealPostgres.Run backup(Map<String, String> changed) throws Exception {
        Container container = container();
        return postgres.run(container.getCommand().get(0), container.getArgs().get(0), variables(changed));
    }

    /** The container's own variables, but for the folder, and for the password, which a Secret holds. */
    private Map<String, String> variables(Map<String, String> changed) {
        Map<String, String> variables = new HashMap<>(container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue)));
        variables.put("BACKUPS", backups.toString());
        variables.putAll(changed);
        return variables;
    }

    private static Container container() {
        PostgresProps props =
                PostgresProps.builder().backup(BackupProps.builder().build()).build();
        return new PostgresManifests(props, "prefect")
                .backup()
                .orElseThrow()
                .cronJob()
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static String restoreCommands() throws IOException {
        Matcher commands = RESTORE.matcher(Files.readString(Path.of("docs/backup.md")));
        assertThat(commands.find()).isTrue();
        return commands.group(1);
    }

    private List<String> dumps() throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void postgresMayWrite(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
    }
}

package io.github.cdk8sprefect.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A PostgreSQL of the machine's own programs in a folder of its own, as long as a test runs. */
final class RealPostgres {

    static final String PASSWORD = "p@ss:w/o%rd#1 \"x\"";

    private final Path programs;
    private final Path folder;
    private final int port;

    private RealPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** What a process said, and how it ended. */
    record Run(int status, String output) {}

    /** The folder of PostgreSQL's programs, as Debian has it. */
    static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    static RealPostgres start(Path programs) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "postgres-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        RealPostgres postgres = new RealPostgres(programs, folder, port);
        Files.writeString(folder.resolve("password"), PASSWORD);
        postgres.must("initdb --pgdata=data --username=prefect --pwfile=password --auth=scram-sha-256 --no-sync");
        postgres.must("pg_ctl --pgdata=data --log=log --wait start --options='-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off'");
        postgres.must("createdb --maintenance-db=template1 prefect");
        return postgres;
    }

    /** Runs a script as the database's user would, with these variables over the ones that reach this database. */
    Run run(String shell, String script, Map<String, String> variables) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.addAll(List.of(shell, "-c", script));
        ProcessBuilder process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        process.environment().clear();
        process.environment().put("PATH", programs + ":/usr/bin:/bin");
        process.environment().put("LC_ALL", "C");
        Map<String, String> all = new TreeMap<>(Map.of("PGUSER", "prefect", "PGPASSWORD", PASSWORD));
        all.putAll(variables);
        all.putAll(Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(port)));
        process.environment().putAll(all);
        Process running = process.start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(running.waitFor(), output);
    }

    String sql(String database, String statement) throws IOException, InterruptedException {
        return must("psql --no-psqlrc --tuples-only --no-align --dbname=" + database + " --command=\"" + statement
                        + "\"")
                .strip();
    }

    /** A folder that the database's user may write to. */
    Path folder() {
        return folder;
    }

    private String must(String command) throws IOException, InterruptedException {
        Run run = run("/bin/sh", command, Map.of());
        if (run.status() != 0) {
            throw new AssertionError(command + ": " + run.output());
        }
        return run.output();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Ends it, and leaves nothing. */
    void stop() throws Exception {
        must("pg_ctl --pgdata=data --mode=immediate stop");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

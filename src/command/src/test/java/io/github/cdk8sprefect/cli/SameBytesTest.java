package io.github.cdk8sprefect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same input gives the same bytes and says the same, on whatever machine: in languages whose letters and digits are
 * others (Turkish {@code I}, Arabic numbers), in other time zones and encodings, from another folder, with other hashes.
 */
class SameBytesTest {

    private static final String CONFIG = """
            database:
              postgres:
                settings: {max_connections: "200", İ: "1", ı: "2", I: "3", i: "4"}
            server:
              pod:
                annotations: {example.com/title: "Ağ ı İ 日本 é ß"}
            ingress: {host: prefect.example.com}
            workers:
              - {name: ii, workPool: INFINITY, limit: 1234567, pod: {labels: {i: i, I: I}}}
              - {name: i, workPool: i, type: process, baseJobTemplate: {inline: {json: "{\\"job_configuration\\": {}, \\"variables\\": {\\"title\\": \\"日本 İ\\"}}"}}}
            """;

    @TempDir
    Path folder;

    @Test
    void everywhere() throws Exception {
        Path here = place("a");
        Map<String, String> expected = written(here, new CommandProcess(here));
        assertThat(expected).hasSize(7).containsKey(".cdk8s-prefect");

        Path turkish = place("b b/checkout");
        assertThat(written(
                        turkish,
                        new CommandProcess(turkish)
                                .java("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9")
                                .env("LC_ALL", "tr_TR.UTF-8")
                                .env("LANG", "tr_TR.UTF-8")
                                .env("TZ", "Asia/Kolkata")))
                .isEqualTo(expected);

        Path japanese = place("c");
        assertThat(written(
                        japanese,
                        new CommandProcess(japanese)
                                .java("-Duser.language=ja", "-Duser.country=JP", "-Dfile.encoding=EUC-JP")
                                .java("-Duser.timezone=Pacific/Kiritimati", "-Dline.separator=\r\n")
                                .env("LC_ALL", "ja_JP.eucJP")
                                .env("TZ", "Pacific/Kiritimati")
                                .env("PATH", nodeOfOtherHashes() + ":" + System.getenv("PATH"))))
                .isEqualTo(expected);

        Path arabic = place("d");
        assertThat(written(
                        arabic,
                        new CommandProcess(arabic)
                                .java("-Duser.language=ar", "-Duser.country=EG", "-Duser.extensions=u-nu-arab")
                                .java("-Dfile.encoding=US-ASCII")
                                .java("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2")
                                .env("LC_ALL", "C")
                                .env("TZ", "America/St_Johns")))
                .isEqualTo(expected);
    }

    private Path place(String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        Files.writeString(place.resolve("prefect.yaml"), CONFIG);
        return place;
    }

    /** Node whose maps have their entries in other buckets. */
    private Path nodeOfOtherHashes() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path real = Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        ShellProgram.write(bin.resolve("node"), "exec " + real + " --hash-seed=4711 --random-seed=7 \"$@\"");
        return bin;
    }

    /** The files by name, and what was said under no name. */
    private static Map<String, String> written(Path place, CommandProcess command) throws Exception {
        Map<String, String> written = new TreeMap<>();
        written.put("", String.join("\n", command.run("synth")));
        assertThat(written.get("")).endsWith("status 0");
        try (Stream<Path> files = Files.list(place.resolve("dist"))) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return written;
    }
}

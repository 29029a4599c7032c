package io.github.cdk8sprefect.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdk8sprefect.props.InvalidPropsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistFolderTest {

    private static final Manifests ONE_FILE = new Manifests(Map.of("one.yaml", "kind: New\n"));

    @TempDir
    Path folder;

    private Path dist;

    private DistFolder dist() throws IOException {
        dist = Files.createDirectories(folder.resolve("dist"));
        return new DistFolder(dist);
    }

    @Test
    void theListCannotMakeUsDeleteWhatIsElsewhereOrNoFile() throws IOException {
        DistFolder target = dist();
        Path precious = Files.writeString(folder.resolve("x.yaml"), "precious");
        Files.createDirectory(dist.resolve("sub.yaml"));
        Files.writeString(
                dist.resolve(".cdk8s-prefect"),
                "../x.yaml\n" + precious
                        + "\nsub.yaml\n\n.\n..\n.cdk8s-prefect\n../dist/../x.yaml\nkustomization.yml\n");
        Files.writeString(dist.resolve("kustomization.yml"), "mine");

        target.write(ONE_FILE);

        assertThat(precious).hasContent("precious");
        assertThat(names()).contains("sub.yaml", "kustomization.yml", "one.yaml");
    }

    @Test
    void aFileThatWeDidNotWriteIsNotOverwritten() throws IOException {
        DistFolder target = dist();
        Files.writeString(dist.resolve("one.yaml"), "mine");

        assertThatThrownBy(() -> target.write(ONE_FILE))
                .isInstanceOf(InvalidPropsException.class)
                .hasMessage("--output: '" + dist.resolve("one.yaml") + "' is there, and not in "
                        + dist.resolve(".cdk8s-prefect")
                        + ", which lists what synth wrote; move it away, bring the list back, or name another folder");

        assertThat(names()).containsExactly("one.yaml");
        assertThat(dist.resolve("one.yaml")).hasContent("mine");
    }

    @Test
    void aFileThatIsWhatWeWriteIsOurs() throws IOException {
        DistFolder target = dist();
        Files.writeString(dist.resolve("one.yaml"), "kind: New\n");
        target.write(ONE_FILE);
        assertThat(dist.resolve(".cdk8s-prefect")).hasContent("one.yaml");
    }

    @Test
    void aLinkInTheFolderIsReplacedAndWhereItLeadsStays() throws IOException {
        DistFolder target = dist();
        Files.writeString(dist.resolve(".cdk8s-prefect"), "one.yaml\n");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.yaml"), "precious");
        Files.createSymbolicLink(dist.resolve("one.yaml"), elsewhere);

        target.write(ONE_FILE);

        assertThat(elsewhere).hasContent("precious");
        assertThat(dist.resolve("one.yaml")).isRegularFile().hasContent("kind: New");
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        dist();
        Path link = Files.createSymbolicLink(folder.resolve("link"), dist);
        new DistFolder(link).write(ONE_FILE);
        assertThat(dist.resolve("one.yaml")).isRegularFile();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void whatCannotBeWrittenLeavesTheEarlierFiles() throws IOException {
        DistFolder target = dist();
        target.write(new Manifests(Map.of("one.yaml", "kind: Old\n", "two.yaml", "kind: Old\n")));
        // The last one fails on the disk: its name is longer than a file's can be.
        Manifests failing = new Manifests(Map.of("one.yaml", "kind: New\n", "z".repeat(300) + ".yaml", "kind: New\n"));

        assertThatThrownBy(() -> target.write(failing)).isInstanceOf(MachineException.class);

        assertThat(names()).containsExactlyInAnyOrder(".cdk8s-prefect", "one.yaml", "two.yaml");
        assertThat(dist.resolve("one.yaml")).hasContent("kind: Old");
    }

    @Test
    void aFolderInThePlaceOfAManifestIsToldBeforeAnyFileIsTouched() throws IOException {
        DistFolder target = dist();
        target.write(new Manifests(Map.of("one.yaml", "kind: Old\n")));
        Path mine = Files.createDirectories(dist.resolve("two.yaml/mine"));

        assertThatThrownBy(
                        () -> target.write(new Manifests(Map.of("one.yaml", "kind: New\n", "two.yaml", "kind: New\n"))))
                .isInstanceOf(MachineException.class)
                .hasMessage(dist.resolve("two.yaml")
                        + " is a folder where a file of ours goes; move it away and run this again");

        assertThat(mine).isDirectory();
        assertThat(dist.resolve("one.yaml")).hasContent("kind: Old");
        assertThat(names()).containsExactlyInAnyOrder(".cdk8s-prefect", "one.yaml", "two.yaml");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsToldInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThatThrownBy(() -> new DistFolder(file).write(ONE_FILE))
                .isInstanceOf(MachineException.class)
                .hasMessage(file + " is not a folder; move the file away, or give another folder with --output");
        assertThat(file).hasContent("mine");
    }

    @Test
    void synthsAtOnceDoNotMix() throws Exception {
        DistFolder target = dist();
        List<CompletableFuture<?>> writers = new ArrayList<>();
        for (String whose : List.of("a", "b", "a", "b")) {
            writers.add(CompletableFuture.runAsync(() -> {
                for (int time = 0; time < 10; time++) {
                    target.write(EndlessWriter.installation(whose));
                }
            }));
        }
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get();
        Set<String> texts = new java.util.HashSet<>();
        for (Path file : yaml()) {
            texts.add(Files.readString(file));
        }
        assertThat(texts).hasSize(1);
        assertThat(yaml()).hasSize(5);
    }

    @Test
    void aListThatIsAFolderIsToldAndOneOfOtherBytesIsNotBelieved() throws IOException {
        DistFolder target = dist();
        Files.createDirectory(dist.resolve(".cdk8s-prefect"));
        assertThatThrownBy(() -> target.write(ONE_FILE))
                .isInstanceOf(MachineException.class)
                .hasMessage(dist.resolve(".cdk8s-prefect")
                        + " is a folder where a file of ours goes; move it away and run this again");
        assertThat(names()).containsExactly(".cdk8s-prefect");

        Files.delete(dist.resolve(".cdk8s-prefect"));
        Files.write(dist.resolve(".cdk8s-prefect"), new byte[] {(byte) 0xff, '\n', 'x', '\n'});
        target.write(ONE_FILE);
        assertThat(dist.resolve(".cdk8s-prefect")).hasContent("one.yaml");
    }

    @Test
    void aFolderInOurSideFolderIsTold() throws IOException {
        DistFolder target = dist();
        Path mine = Files.createDirectories(dist.resolve(".cdk8s-prefect.new/mine/file"));
        assertThatThrownBy(() -> target.write(ONE_FILE))
                .isInstanceOf(MachineException.class)
                .hasMessage(dist.resolve(".cdk8s-prefect.new") + " holds a folder, which is not ours; remove it");
        assertThat(mine).isDirectory();
    }

    @Test
    void aPlanOfOtherBytesIsNotBelieved() throws IOException {
        DistFolder target = dist();
        Files.createDirectory(dist.resolve(".cdk8s-prefect.new"));
        Files.write(dist.resolve(".cdk8s-prefect.new/plan"), new byte[] {(byte) 0xff, ' ', (byte) 0xfe});
        target.write(ONE_FILE);
        assertThat(names()).containsExactlyInAnyOrder(".cdk8s-prefect", "one.yaml");
    }

    @Test
    void whatIsTheSameIsNotTouched() throws IOException {
        DistFolder target = dist();
        target.write(ONE_FILE);
        var before = Files.getLastModifiedTime(dist.resolve("one.yaml"));
        var list = Files.getLastModifiedTime(dist.resolve(".cdk8s-prefect"));
        target.write(ONE_FILE);
        assertThat(Files.getLastModifiedTime(dist.resolve("one.yaml"))).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(dist.resolve(".cdk8s-prefect"))).isEqualTo(list);
    }

    private List<Path> yaml() throws IOException {
        try (Stream<Path> files = Files.list(dist)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(dist)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

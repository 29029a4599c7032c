package io.github.cdk8sprefect.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody who cannot write to the folder can keep a synth from its lock, and nothing of it is left. */
@Timeout(60)
class FolderLockTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve(".cdk8s-prefect.lock");
    }

    @Test
    void itIsGoneWhenItIsClosed() throws IOException {
        FolderLock lock = FolderLock.on(folder);
        assertThat(FolderLock.isIn(folder)).isTrue();
        lock.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSecondOneWaitsAndGivesUp() throws IOException {
        FolderLock lock = FolderLock.on(folder);
        assertThatThrownBy(() -> FolderLock.on(folder, Duration.ofMillis(200)))
                .isInstanceOf(MachineException.class)
                .hasMessage("another synth is writing to " + folder + "; wait for it, or end it");
        lock.close();
        FolderLock.on(folder, Duration.ofMillis(200)).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oneThatAKilledSynthLeftIsTaken() throws IOException {
        Files.createFile(file);
        new DistFolder(folder).recover();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNotAFileOfOursIsNeitherOpenedNorFollowed() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Files.createSymbolicLink(file, elsewhere);
        refused();
        assertThat(elsewhere).doesNotExist();
        Files.delete(file);

        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        refused();
        Files.delete(file);

        Files.createDirectory(file);
        refused();
    }

    private void refused() {
        assertThatThrownBy(() -> FolderLock.on(folder))
                .isInstanceOf(MachineException.class)
                .hasMessage(file + " is in the place of a lock file and is not one; remove it");
    }
}

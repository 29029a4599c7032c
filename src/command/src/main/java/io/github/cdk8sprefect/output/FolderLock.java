package io.github.cdk8sprefect.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Keeps two synths of one machine from writing to one folder at a time. The lock is a file of the temporary folder, so
 * that nothing is left in {@code dist/}, and the system lets go of it when a process is killed.
 */
final class FolderLock {

    private static final int TRIES = 600;
    private static final int MILLISECONDS = 50;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the other one, for 30 seconds at most. */
    static FolderLock on(Path folder) throws IOException {
        UUID id = UUID.nameUUIDFromBytes((System.getProperty("user.name") + folder.toRealPath()).getBytes(UTF_8));
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "cdk8s-prefect-" + id + ".lock");
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (int tried = 0; tried < TRIES; tried++) {
            if (isLocked(channel)) {
                return new FolderLock(channel);
            }
            sleep();
        }
        channel.close();
        throw new MachineException("another synth is writing to " + folder + "; wait for it, or end it", null);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("it was interrupted while it waited for another synth", e);
        }
    }

    void close() throws IOException {
        channel.close();
    }
}

package io.github.cdk8sprefect.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps two synths from writing to one folder at the same time. The lock is a file in the folder, in which only users
 * who can write manifests can write. It is removed at the end. If a process is killed, the system releases the lock,
 * and the next synth removes the file.
 */
final class FolderLock {

    private static final String NAME = ".cdk8s-prefect.lock";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MILLISECONDS = 50;

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Whether a synth is at work in the folder, or was killed there. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS);
    }

    /** Waits for another synth, for 30 seconds at most. */
    static FolderLock on(Path folder) throws IOException {
        return on(folder, PATIENCE);
    }

    static FolderLock on(Path folder, Duration patience) throws IOException {
        Path file = folder.resolve(NAME);
        long end = System.nanoTime() + patience.toNanos();
        do {
            Optional<FolderLock> lock = tried(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            sleep();
        } while (System.nanoTime() < end);
        throw new MachineException("another synth is writing to " + folder + "; wait for it, or end it", null);
    }

    /** Empty where another has it, or removed it while we took it. */
    private static Optional<FolderLock> tried(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            refuseOther(file);
        }
        FileChannel channel = null;
        try {
            Object before = key(file);
            // Neither follows a link nor waits for the other end of a pipe.
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (channel.tryLock() != null && Objects.equals(key(file), before)) {
                return Optional.of(new FolderLock(file, channel));
            }
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            // Another of this process has it, or removed it.
        } catch (AccessDeniedException e) {
            throw new MachineException(file + " is another user's; wait for that synth, or remove the file", e);
        }
        if (channel != null) {
            channel.close();
        }
        return Optional.empty();
    }

    private static void refuseOther(Path file) throws IOException {
        try {
            if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile()) {
                throw new MachineException(file + " is in the place of a lock file and is not one; remove it", null);
            }
        } catch (NoSuchFileException e) {
            // Removed meanwhile: the other synth is done.
        }
    }

    /** Which file it is, whatever its name. */
    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static void sleep() {
        try {
            Thread.sleep(MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("it was interrupted while waiting for another synth", e);
        }
    }

    /** Removes the file while it is locked, so that nobody else takes what is removed then. */
    void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
        }
    }
}

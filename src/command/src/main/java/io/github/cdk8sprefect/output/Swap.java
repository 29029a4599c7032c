package io.github.cdk8sprefect.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Replaces a folder's earlier manifests with new ones. If it is interrupted, the next synth finishes it.
 *
 * <p>New files are first written and synced to a side folder, then a {@link SwapPlan}. Until the plan exists, the
 * folder is unchanged, and a failure leaves it unchanged. After that only renames and deletions remain, and the next
 * synth can finish them.
 */
final class Swap {

    private static final String SIDE = ".cdk8s-prefect.new";
    private static final String PLAN = "plan";

    private final Path folder;
    private final Path side;

    Swap(Path folder) {
        this.folder = folder;
        this.side = folder.resolve(SIDE);
    }

    /** Whether a swap was begun here and not finished. */
    boolean isUnderWay() {
        return Files.isRegularFile(side.resolve(PLAN), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether there is anything to recover. */
    boolean isLeftOver() {
        return Files.exists(side, LinkOption.NOFOLLOW_LINKS);
    }

    /** Finishes what was interrupted, or drops it where it never came to count, or somebody changed the files since. */
    void recover() throws IOException {
        if (isUnderWay() && SwapPlan.read(side.resolve(PLAN)).canBeFinished(folder, side)) {
            finish();
        } else {
            drop();
        }
    }

    /** Writes the files that change to the side folder, and then the plan, from which on they count. */
    void begin(Map<String, String> files, Set<String> changed) throws IOException {
        drop();
        Files.createDirectory(side);
        try {
            refuseFolder(WrittenFiles.LIST);
            for (String name : changed) {
                refuseFolder(name);
                write(SwapPlan.staged(side, name), files.get(name));
            }
            write(side.resolve(PLAN + ".new"), SwapPlan.of(files).toString());
            Files.move(side.resolve(PLAN + ".new"), side.resolve(PLAN), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            drop();
            throw e;
        }
    }

    /** The renames and deletions of the plan, as far as they are not done yet. */
    void finish() throws IOException {
        Set<String> names = SwapPlan.read(side.resolve(PLAN)).digests().keySet();
        Set<String> all = WrittenFiles.in(folder);
        Set<String> gone = new TreeSet<>(all);
        gone.removeAll(names);
        all.addAll(names);
        list(all);
        for (String name : names) {
            Path staged = SwapPlan.staged(side, name);
            if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(staged, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        for (String name : gone) {
            if (Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        list(names);
        Files.delete(side.resolve(PLAN));
        drop();
    }

    private void refuseFolder(String name) {
        if (Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw MachineException.folderInTheWay(folder.resolve(name));
        }
    }

    private void list(Set<String> names) throws IOException {
        String text = WrittenFiles.list(names);
        Path list = folder.resolve(WrittenFiles.LIST);
        if (!DistFolder.holds(list, text)) {
            write(SwapPlan.staged(side, WrittenFiles.LIST), text);
            Files.move(SwapPlan.staged(side, WrittenFiles.LIST), list, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer bytes = UTF_8.encode(text); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void drop() throws IOException {
        if (Files.isDirectory(side, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(side.resolve(PLAN));
            try (Stream<Path> files = Files.list(side)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (DirectoryNotEmptyException e) {
                throw new MachineException(side + " holds a folder, which is not ours; remove it", e);
            }
        }
        Files.deleteIfExists(side);
    }
}

package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.props.Internal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A failure of the machine, such as a full disk: one sentence with the cause and the remedy. */
@Internal
public final class MachineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean nothingWritten;

    /** For a failure before anything was written. */
    public MachineException(String sentence, Throwable cause) {
        this(sentence, cause, true);
    }

    private MachineException(String sentence, Throwable cause, boolean nothingWritten) {
        super(sentence, cause);
        this.nothingWritten = nothingWritten;
    }

    /** What a folder means that has the name of a manifest. */
    static MachineException folderInTheWay(Path folder) {
        return new MachineException(
                folder + " is a folder where a file of ours goes; move it away and run this again", null);
    }

    /** What a failure between two renames means. */
    static MachineException between(Path folder, IOException failure) {
        return new MachineException(
                sentence(folder, failure) + "; earlier and new files are mixed until synth is run again",
                failure,
                false);
    }

    /** A failure after which only some folders were written. */
    static MachineException after(List<Path> written, MachineException failure) {
        String folders = written.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new MachineException(
                failure.getMessage() + "; written before that: " + folders + "; run this again for the others",
                failure,
                false);
    }

    /** Whether all files are as they were. */
    public boolean isNothingWritten() {
        return nothingWritten;
    }

    /** What a failure to write to {@code folder} means. */
    public static MachineException writing(Path folder, IOException failure) {
        return new MachineException(sentence(folder, failure), failure);
    }

    /** Whether the failure is of a disk that is full. */
    public static boolean isNoSpace(Throwable failure) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota exceeded");
    }

    private static String sentence(Path folder, IOException failure) {
        if (isNoSpace(failure)) {
            return "no space is left on the disk of " + folder + "; free some and run this again";
        }
        if (failure instanceof AccessDeniedException
                || String.valueOf(failure.getMessage()).contains("Read-only")) {
            return folder + " cannot be written; give this user the right to, or another folder with --output";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return folder + " is not a folder; move the file away, or give another folder with --output";
        }
        String reason = failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failure.toString();
        return folder + " cannot be written (" + reason + ")";
    }
}

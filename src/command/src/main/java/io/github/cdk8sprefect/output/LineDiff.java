package io.github.cdk8sprefect.output;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What differs between two texts, line by line, as {@code diff -u} shows it. */
final class LineDiff {

    private static final int AROUND = 3;
    private static final int HEAD = 2;

    private LineDiff() {}

    /** The lines below the two with the files' names; none where nothing differs. */
    static List<String> of(List<String> before, List<String> after) {
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff("", "", before, DiffUtils.diff(before, after), AROUND);
        return diff.isEmpty() ? diff : diff.subList(HEAD, diff.size());
    }
}

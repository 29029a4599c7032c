package io.github.cdk8sprefect.output;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line: {@code - old}, {@code + new}, with the lines around. */
final class LineDiff {

    private static final int AROUND = 3;

    private final List<String> lines = new ArrayList<>();
    private final List<Boolean> changed = new ArrayList<>();

    private LineDiff() {}

    static List<String> of(List<String> before, List<String> after) {
        LineDiff diff = new LineDiff();
        diff.walk(before, after, common(before, after));
        return diff.shown();
    }

    /** The length of the longest common subsequence of what follows each pair of lines. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] lengths = new int[before.size() + 1][after.size() + 1];
        for (int left = before.size() - 1; left >= 0; left--) {
            for (int right = after.size() - 1; right >= 0; right--) {
                lengths[left][right] = before.get(left).equals(after.get(right))
                        ? lengths[left + 1][right + 1] + 1
                        : Math.max(lengths[left + 1][right], lengths[left][right + 1]);
            }
        }
        return lengths;
    }

    private void walk(List<String> before, List<String> after, int[][] common) {
        int left = 0;
        int right = 0;
        while (left < before.size() || right < after.size()) {
            boolean both = left < before.size() && right < after.size();
            if (both && before.get(left).equals(after.get(right))) {
                add("  " + before.get(left), false);
                left++;
                right++;
            } else if (right == after.size() || (both && common[left + 1][right] >= common[left][right + 1])) {
                add("- " + before.get(left++), true);
            } else {
                add("+ " + after.get(right++), true);
            }
        }
    }

    private void add(String line, boolean isChange) {
        lines.add(line);
        changed.add(isChange);
    }

    private List<String> shown() {
        List<String> shown = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            int from = Math.max(0, index - AROUND);
            int to = Math.min(lines.size(), index + AROUND + 1);
            if (changed.subList(from, to).contains(true)) {
                shown.add(lines.get(index));
            } else if (!shown.isEmpty() && !shown.get(shown.size() - 1).equals("  …")) {
                shown.add("  …");
            }
        }
        return shown;
    }
}

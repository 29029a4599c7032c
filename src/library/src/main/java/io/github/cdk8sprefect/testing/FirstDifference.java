package io.github.cdk8sprefect.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where two texts of manifests differ first: the object, the field, and the lines of both.
 *
 * @param place such as {@code Deployment prefect-server: spec.replicas}
 */
record FirstDifference(String place, List<String> approved, List<String> received) {

    private static final int MOST_LINES = 5;
    private static final Pattern KEY = Pattern.compile("( *)(- )*\"?([^ :\"]+)\"?:( .*)?");

    static FirstDifference of(String approved, String received) {
        List<String> before = approved.lines().toList();
        List<String> after = received.lines().toList();
        int first = 0;
        while (first < before.size()
                && first < after.size()
                && before.get(first).equals(after.get(first))) {
            first++;
        }
        int same = 0;
        while (before.size() - same > first
                && after.size() - same > first
                && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        List<String> longer = first < after.size() ? after : before;
        return new FirstDifference(place(longer, first), lines(before, first, same), lines(after, first, same));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(place);
        approved.forEach(line -> text.append("\n  - ").append(line));
        received.forEach(line -> text.append("\n  + ").append(line));
        return text.toString();
    }

    private static List<String> lines(List<String> all, int first, int same) {
        return List.copyOf(all.subList(first, Math.min(all.size() - same, first + MOST_LINES)));
    }

    private static String place(List<String> lines, int line) {
        return object(lines, line) + ": " + field(lines, line);
    }

    /** Kind and name of the object around a line. */
    private static String object(List<String> lines, int line) {
        int start = line;
        while (start > 0 && !lines.get(start - 1).equals("---")) {
            start--;
        }
        String kind = "";
        for (int at = start; at < lines.size() && (at == start || !lines.get(at).equals("---")); at++) {
            if (lines.get(at).startsWith("kind: ")) {
                kind = lines.get(at).substring("kind: ".length());
            } else if (lines.get(at).startsWith("  name: ") && !kind.isEmpty()) {
                return kind + " " + lines.get(at).substring("  name: ".length());
            }
        }
        return kind;
    }

    /** The keys above a line, by their indentation. */
    private static String field(List<String> lines, int line) {
        List<String> keys = new ArrayList<>();
        int indent = Integer.MAX_VALUE;
        for (int at = Math.min(line, lines.size() - 1);
                at >= 0 && indent > 0 && !lines.get(at).equals("---");
                at--) {
            Matcher key = KEY.matcher(lines.get(at));
            if (key.matches() && key.start(3) < indent) {
                indent = key.start(3);
                keys.add(0, key.group(3));
            }
        }
        return String.join(".", keys);
    }
}

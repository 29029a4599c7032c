package io.github.cdk8sprefect.props;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody meant who wrote another one. */
@Internal
public final class Nearest {

    private static final int SHORT = 3;

    private Nearest() {}

    /** The one of the known words that is near, or that begins or ends with the other one. */
    public static Optional<String> of(String word, Collection<String> known) {
        int far = word.length() <= SHORT ? 1 : Math.max(2, word.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(word, candidate) <= far)
                .or(() -> known.stream()
                        .filter(candidate -> isPart(candidate, word) || isPart(word, candidate))
                        .sorted()
                        .findFirst())
                .or(() -> onlyOneThatEndsWith(word, known));
    }

    /** Whether the word begins with a part that is most of it, or that is all that somebody wrote of a longer one. */
    private static boolean isPart(String part, String word) {
        return word.startsWith(part) && part.length() >= SHORT && part.length() * 4 >= word.length();
    }

    /** As {@code secretName} does with {@code name}. */
    private static Optional<String> onlyOneThatEndsWith(String word, Collection<String> known) {
        String end = word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        List<String> ending =
                known.stream().filter(candidate -> candidate.endsWith(end)).toList();
        return word.length() > SHORT && ending.size() == 1 ? Optional.of(ending.get(0)) : Optional.empty();
    }

    /** Levenshtein's distance, where letter case does not count. */
    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                boolean same =
                        Character.toLowerCase(left.charAt(row - 1)) == Character.toLowerCase(right.charAt(column - 1));
                current[column] = Math.min(
                        Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + (same ? 0 : 1));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}

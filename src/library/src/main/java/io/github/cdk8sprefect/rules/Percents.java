package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.github.cdk8sprefect.props.Problems;
import java.util.regex.Pattern;

/** Numbers or percentages of pods. */
final class Percents {

    private static final Pattern PERCENT = Pattern.compile("\\d{1,9}%");

    private Percents() {}

    /** Refuses a value that is there and neither a number nor a percentage, and perhaps more than all of them. */
    static void check(Problems problems, String path, IntOrString value, boolean isPart) {
        if (value == null) {
            return;
        }
        String text = value.getStrVal();
        if (text == null) {
            problems.between(0, Integer.MAX_VALUE, value.getIntVal(), path);
        } else if (!PERCENT.matcher(text).matches()) {
            problems.require(false, path, text, "must be a whole number, or a percentage such as 25%");
        } else {
            problems.require(!isPart || number(text) <= 100, path, text, "must not be more than 100%");
        }
    }

    static boolean isZero(IntOrString value) {
        return value != null
                && (value.getStrVal() == null
                        ? Integer.valueOf(0).equals(value.getIntVal())
                        : PERCENT.matcher(value.getStrVal()).matches() && number(value.getStrVal()) == 0);
    }

    private static int number(String percent) {
        return Integer.parseInt(percent.substring(0, percent.length() - 1));
    }
}

package io.github.cdk8sprefect.kubernetes;

import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The schedules that Kubernetes takes: those of the library robfig/cron, which knows no {@code L}, no {@code @reboot} and no 7 for
 * Sunday.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax">Schedule syntax</a>
 */
@Internal
public final class CronSchedule {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field("month", 1, 12, MONTHS),
            new Field("day of the week", 0, 6, DAYS));

    private static final Pattern WORD = Pattern.compile(
            "@(hourly|daily|midnight|weekly|monthly|annually|yearly|every (\\d+(\\.\\d+)?(ns|us|ms|s|m|h))+)");

    private CronSchedule() {}

    /** Refuses a schedule that Kubernetes refuses. */
    public static void check(Problems problems, String path, String schedule) {
        if (WORD.matcher(schedule).matches()) {
            return;
        }
        String[] texts = schedule.strip().split("\\s+", -1);
        String wrong = "";
        for (int index = 0; index < Math.min(texts.length, FIELDS.size()) && wrong.isEmpty(); index++) {
            wrong = FIELDS.get(index).takes(texts[index])
                    ? ""
                    : "; no " + FIELDS.get(index).name() + " is '" + texts[index] + "'";
        }
        problems.require(
                texts.length == FIELDS.size() && wrong.isEmpty(),
                path,
                schedule,
                "must be a schedule such as '17 2 * * *': minute (0-59), hour (0-23), day of the month (1-31), month (1-12 or JAN-DEC)"
                        + " and day of the week (0-6 or SUN-SAT)" + (texts.length == FIELDS.size() ? wrong : ""));
    }

    /**
     * One of the five.
     *
     * @param names of the numbers from {@code least} on, if they have any
     */
    private record Field(String name, int least, int most, List<String> names) {

        boolean takes(String text) {
            for (String item : text.split(",", -1)) {
                if (!takesItem(item)) {
                    return false;
                }
            }
            return true;
        }

        private boolean takesItem(String item) {
            String[] stepped = item.split("/", -1);
            String[] range = stepped[0].split("-", -1);
            boolean step = stepped.length == 1
                    || (stepped.length == 2 && number(stepped[1]).orElse(0) > 0);
            if (!step || range.length > 2) {
                return false;
            }
            if (range.length == 1 && (range[0].equals("*") || range[0].equals("?"))) {
                return true;
            }
            int first = value(range[0]).orElse(-1);
            int last = range.length == 1 ? first : value(range[1]).orElse(-1);
            return first >= least && first <= last && last <= most;
        }

        private OptionalInt value(String text) {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            return named >= 0 ? OptionalInt.of(named + least) : number(text);
        }

        private static OptionalInt number(String text) {
            return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        }
    }
}

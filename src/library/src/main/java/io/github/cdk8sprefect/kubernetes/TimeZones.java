package io.github.cdk8sprefect.kubernetes;

import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.time.zone.ZoneRulesProvider;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of time zones, as the API server finds them in the IANA database: letter case counts, and {@code Local} is none.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones">Time zones</a>
 */
@Internal
public final class TimeZones {

    private static final String USUAL = "Etc/UTC";

    /** Java leaves these out, and has those of SystemV, which the database no longer has. */
    private static final Set<String> NOT_OF_JAVA = Set.of("EST", "HST", "MST");

    private TimeZones() {}

    /** Refuses anything but the name of a time zone. */
    public static void check(Problems problems, String path, String name) {
        if (name.equals(USUAL)) {
            return; // and Java's own list, which takes a while to read, is left alone
        }
        Set<String> known = new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds());
        known.removeIf(zone -> zone.startsWith("SystemV/"));
        known.addAll(NOT_OF_JAVA);
        problems.require(
                known.contains(name), path, name, "must be the name of a time zone, such as " + near(name, known));
    }

    /** What was meant, by letter case or by the city; else one of them. */
    private static String near(String name, Set<String> known) {
        return known.stream()
                .filter(zone -> zone.equalsIgnoreCase(name)
                        || zone.substring(zone.lastIndexOf('/') + 1).equalsIgnoreCase(name))
                .findFirst()
                .orElse("Europe/Berlin");
    }
}

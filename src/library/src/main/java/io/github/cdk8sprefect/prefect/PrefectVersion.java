package io.github.cdk8sprefect.prefect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A release of Prefect, such as 2.20.25: it determines the image and the contents of the manifests.
 *
 * @param major 2 or 3
 * @param minor the second number
 * @param patch the third number
 */
public record PrefectVersion(int major, int minor, int patch) implements Comparable<PrefectVersion> {

    /** The version that is installed when nobody asks for another: a 2.x, as the installations that this library replaces are. */
    public static final PrefectVersion DEFAULT = new PrefectVersion(2, 20, 25);

    private static final PrefectVersion OLDEST = new PrefectVersion(2, 13, 0);
    private static final Rule SUPPORTED = Rule.pattern(Pattern.compile("(?!" + OLDEST.major + "\\.("
            + IntStream.range(0, OLDEST.minor).mapToObj(String::valueOf).collect(Collectors.joining("|"))
            + ")\\.)[" + OLDEST.major + "-3]\\..*"));
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

    /**
     * Reads {@code 2.20.25}.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for anything but three numbers, and for a version that
     *     is older than 2.13.0 or newer than 3.x
     */
    @JsonCreator
    public static PrefectVersion of(String text) {
        Matcher numbers = NUMBERS.matcher(text == null ? "" : text);
        Problems.of(PrefectVersion.class)
                .require(
                        numbers.matches(),
                        "",
                        text,
                        "must be a full Prefect version such as " + DEFAULT,
                        Rule.pattern(NUMBERS))
                .throwIfAny();
        PrefectVersion version = new PrefectVersion(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
        Problems.of(PrefectVersion.class)
                .require(
                        version.compareTo(OLDEST) >= 0 && version.major <= 3,
                        "",
                        text,
                        "must be a Prefect from " + OLDEST + " to 3.x, such as " + DEFAULT,
                        SUPPORTED)
                .throwIfAny();
        return version;
    }

    /** Whether agents exist: they were removed in 3.0. */
    public boolean hasAgents() {
        return major < 3;
    }

    /**
     * Whether a Kubernetes worker watches Jobs with an observer of its own: since 3.4.1, the first whose image has
     * prefect-kubernetes 0.6. It needs the namespaces, and no longer the cluster's uid.
     */
    public boolean observesJobs() {
        return compareTo(new PrefectVersion(3, 4, 1)) >= 0;
    }

    /**
     * Whether the server's settings are named by their group, as {@code PREFECT_SERVER_DATABASE_…} and {@code PREFECT_SERVER_API_…}:
     * since 3.0.11. Earlier versions ignore these names.
     */
    public boolean groupsServerSettings() {
        return compareTo(new PrefectVersion(3, 0, 11)) >= 0;
    }

    /** Whether server and clients have basic auth: since 3.1.8. Earlier servers ignore the setting and let everybody in. */
    public boolean hasBasicAuth() {
        return compareTo(new PrefectVersion(3, 1, 8)) >= 0;
    }

    /**
     * Whether several processes of a server can share their messages, tasks and leases through Redis: all of these settings
     * are there since 3.6.0.
     */
    public boolean supportsMessaging() {
        return compareTo(new PrefectVersion(3, 6, 0)) >= 0;
    }

    /**
     * Whether the queue of what workers are to clean up can be shared through Redis: since 3.7.5, the first whose image has
     * prefect-redis 0.2.12. Prefect has the setting since 3.7.3.
     */
    public boolean sharesCleanupQueue() {
        return compareTo(new PrefectVersion(3, 7, 5)) >= 0;
    }

    /**
     * Whether several background services share their work: since 3.6.6, where all of it is tasks in Redis
     * (PrefectHQ/prefect-helm#580).
     */
    public boolean replicatesServices() {
        return compareTo(new PrefectVersion(3, 6, 6)) >= 0;
    }

    /** Whether events are kept in the memory of one server unless they are shared, as they are since 3.0. */
    public boolean keepsEventsInMemory() {
        return major >= 3;
    }

    /** Whether the API can lie below a path of the server: since 3.3.0. */
    public boolean hasBasePath() {
        return compareTo(new PrefectVersion(3, 3, 0)) >= 0;
    }

    /** Whether a worker can serve metrics of its own to Prometheus, as since 3.0. */
    public boolean servesMetrics() {
        return major >= 3;
    }

    /**
     * Whether a flow run clones its code into the working directory, which is the image's: since 3.7.0 it takes a temporary
     * one.
     */
    public boolean clonesIntoTheWorkingDirectory() {
        return compareTo(new PrefectVersion(3, 7, 0)) < 0;
    }

    /** Whether a worker starts a flow run by {@code prefect flow-run execute} and not by its engine: since 2.14.10 at the latest. */
    public boolean executesFlowRuns() {
        return compareTo(new PrefectVersion(2, 14, 10)) >= 0;
    }

    /** Whether a flow run that does nothing takes more than 256Mi: 400 MB in 2.20, 170 MB in 2.13 and 3.8 (measured). */
    public boolean needsMoreMemoryForFlowRuns() {
        return major == 2 && minor >= 20;
    }

    /** Whether a worker can be told the Secret that Jobs shall refer to for a credential: since 3.0. */
    public boolean namesSecretsInJobs() {
        return major >= 3;
    }

    /** Whether optional variables of a job template may be null, as since 3.0; before, null would be taken for a value. */
    public boolean hasNullableVariables() {
        return major >= 3;
    }

    /** Whether a server can ask for CSRF tokens: since 2.16.5. */
    public boolean hasCsrfProtection() {
        return compareTo(new PrefectVersion(2, 16, 5)) >= 0;
    }

    /** Whether it can be said which web pages may call the API: since 2.20.17 and 3.0.3. Others answer all. */
    public boolean hasCorsSettings() {
        return compareTo(new PrefectVersion(3, 0, 3)) >= 0
                || (major == 2 && compareTo(new PrefectVersion(2, 20, 17)) >= 0);
    }

    /** Whether the UI advertises Prefect Cloud and can be told not to: since 3.5.0. */
    public boolean showsPromotions() {
        return compareTo(new PrefectVersion(3, 5, 0)) >= 0;
    }

    /** Whether a server can delete old flow runs: since 3.6.19. */
    public boolean deletesOldFlowRuns() {
        return compareTo(new PrefectVersion(3, 6, 19)) >= 0;
    }

    /** Whether the time that a request waits for a connection is a setting: since 3.1.13. */
    public boolean hasPoolTimeout() {
        return compareTo(new PrefectVersion(3, 1, 13)) >= 0;
    }

    /** Whether the caches of prepared statements can be switched off: since 3.2.7. */
    public boolean hasStatementCacheSettings() {
        return compareTo(new PrefectVersion(3, 2, 7)) >= 0;
    }

    /** Whether a variable may be any JSON, and not text alone: since 3.0. */
    public boolean hasJsonVariables() {
        return major >= 3;
    }

    /** Whether the name of a variable may have dashes: since 3.4.1. */
    public boolean hasDashesInVariables() {
        return compareTo(new PrefectVersion(3, 4, 1)) >= 0;
    }

    @Override
    public int compareTo(PrefectVersion other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
    }

    @Override
    @JsonValue
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}

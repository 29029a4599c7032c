package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Nearest;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requests and limits.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/">Resources</a>
 */
@Internal
public final class ResourceRules {

    private static final List<String> STANDARD = List.of("cpu", "memory", "ephemeral-storage");
    private static final String HUGE_PAGES = "hugepages-";
    private static final Rule NAME =
            Rule.pattern(Pattern.compile(String.join("|", STANDARD) + "|" + HUGE_PAGES + ".*|[^/]+/.*"));
    private static final String OWN_DOMAIN = "kubernetes.io/";

    private ResourceRules() {}

    /** Refuses resources that Kubernetes does not know, anything that is not a quantity, and requests above their limits. */
    public static void resources(Problems problems, String path, ResourceRequirements resources) {
        Problems requests = problems.at(path + ".requests");
        Map<String, Quantity> asked = amounts(requests, resources.getRequests());
        Map<String, Quantity> most = amounts(problems.at(path + ".limits"), resources.getLimits());
        asked.forEach((name, amount) -> {
            if (isKnown(name)) {
                compare(requests, name, amount, most.get(name));
            }
        });
        boolean hasHugePages = asked.keySet().stream().anyMatch(name -> name.startsWith(HUGE_PAGES))
                || most.keySet().stream().anyMatch(name -> name.startsWith(HUGE_PAGES));
        problems.require(
                !hasHugePages
                        || List.of("cpu", "memory").stream()
                                .anyMatch(name -> asked.containsKey(name) || most.containsKey(name)),
                path,
                "must have cpu or memory beside huge pages");
    }

    private static Map<String, Quantity> amounts(Problems problems, Map<String, Quantity> amounts) {
        if (amounts == null) {
            return Map.of();
        }
        amounts.forEach((name, amount) -> {
            name(problems, name);
            Amounts.require(problems, name, amount);
            Amounts.number(amount).ifPresent(number -> number(problems, name, amount, number));
        });
        return amounts;
    }

    private static void name(Problems problems, String name) {
        if (!isKnown(name)) {
            problems.require(
                    false,
                    name,
                    "is not a resource of a container; "
                            + near(name)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse(
                                            "there are cpu, memory, ephemeral-storage, hugepages-<size>, and those with a"
                                                    + " domain, such as nvidia.com/gpu"),
                    NAME);
        }
    }

    private static boolean isKnown(String name) {
        return name.indexOf('/') > 0
                ? MetadataRules.isKey(name) && (isNative(name) || !name.startsWith("requests."))
                : STANDARD.contains(name) || name.startsWith(HUGE_PAGES);
    }

    /** Who writes gpu does not mean cpu. */
    private static Optional<String> near(String name) {
        return Nearest.of(name, STANDARD).filter(near -> Character.toLowerCase(name.charAt(0)) == near.charAt(0));
    }

    private static void number(Problems problems, String name, Quantity amount, BigDecimal number) {
        if (name.equals("memory") || name.equals("ephemeral-storage")) {
            problems.require(
                    Amounts.isWhole(number), name, amount, "must be whole bytes, such as 512Mi (m is a thousandth)");
        } else if (isKnown(name) && !isNative(name)) {
            problems.require(Amounts.isWhole(number), name, amount, "must be a whole number");
        }
    }

    private static void compare(Problems problems, String name, Quantity amount, Quantity limit) {
        Optional<BigDecimal> asked = Amounts.number(amount);
        Optional<BigDecimal> most = Amounts.number(limit);
        boolean mustBeEqual = !isNative(name) || name.startsWith(HUGE_PAGES);
        if (mustBeEqual && limit == null) {
            problems.require(false, name, amount, "needs a limit that is the same");
        } else if (asked.isPresent() && most.isPresent()) {
            int compared = asked.get().compareTo(most.get());
            problems.require(!mustBeEqual || compared == 0, name, amount, "must be the same as the limit, " + limit);
            problems.require(mustBeEqual || compared <= 0, name, amount, "must not be more than the limit, " + limit);
        }
    }

    private static boolean isNative(String name) {
        return name.indexOf('/') < 0 || name.contains(OWN_DOMAIN);
    }
}

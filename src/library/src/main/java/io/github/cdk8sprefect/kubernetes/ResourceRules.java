package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Kubernetes takes as requests and limits.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
@Internal
public final class ResourceRules {

    private static final Pattern QUANTITY =
            Pattern.compile("\\+?(\\d+(\\.\\d*)?|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?\\d{1,2})?");

    private ResourceRules() {}

    /** Refuses anything that is not a quantity, and requests above their limits. */
    public static void resources(Problems problems, String path, ResourceRequirements resources) {
        Problems at = problems.at(path);
        Map<String, Quantity> requests = amounts(at.at("requests"), resources.getRequests());
        Map<String, Quantity> limits = amounts(at.at("limits"), resources.getLimits());
        requests.forEach((name, request) -> {
            Optional<BigDecimal> asked = number(request);
            Optional<BigDecimal> most = number(limits.get(name));
            at.at("requests")
                    .require(
                            asked.isEmpty() || most.isEmpty() || asked.get().compareTo(most.get()) <= 0,
                            name,
                            request,
                            "must not be more than the limit, " + limits.get(name));
        });
    }

    private static Map<String, Quantity> amounts(Problems problems, Map<String, Quantity> amounts) {
        if (amounts == null) {
            return Map.of();
        }
        amounts.forEach((name, amount) -> problems.require(
                amount != null && QUANTITY.matcher(amount.toString()).matches(),
                name,
                amount,
                "must be a quantity such as 500m or 1Gi"));
        return amounts;
    }

    private static Optional<BigDecimal> number(Quantity amount) {
        return amount != null && QUANTITY.matcher(amount.toString()).matches()
                ? Optional.of(Quantity.getAmountInBytes(amount))
                : Optional.empty();
    }
}

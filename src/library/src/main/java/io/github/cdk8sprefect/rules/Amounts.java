package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.Rule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amounts in Kubernetes' notation.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
final class Amounts {

    private static final Pattern QUANTITY =
            Pattern.compile("\\+?(\\d+(\\.\\d*)?|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?\\d{1,2})?");

    private Amounts() {}

    /** Refuses an amount that is there and that Kubernetes cannot read, or that is below zero. */
    static void check(Problems problems, String path, Quantity amount) {
        if (amount != null) {
            require(problems, path, amount);
        }
    }

    /** Refuses the same, and no amount. */
    static void require(Problems problems, String path, Quantity amount) {
        problems.require(
                isValid(amount), path, amount, "must be a quantity such as 500m or 1Gi", Rule.pattern(QUANTITY));
    }

    static boolean isValid(Quantity amount) {
        return amount != null && QUANTITY.matcher(amount.toString()).matches();
    }

    /** The number; empty where there is none. */
    static Optional<BigDecimal> number(Quantity amount) {
        return isValid(amount) ? Optional.of(Quantity.getAmountInBytes(amount)) : Optional.empty();
    }

    /** Whether it is a number without a fraction. */
    static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}

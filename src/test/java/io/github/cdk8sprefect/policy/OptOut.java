package io.github.cdk8sprefect.policy;

import java.util.List;

/**
 * A snapshot in which a user gave up a rule by a setting of that name. The test fails for one that is not needed.
 *
 * @param snapshot the ask
 * @param rule what does not hold there
 * @param reason the setting, and why somebody wants it
 */
record OptOut(String snapshot, String rule, String reason) {

    static final List<OptOut> ALL = List.of();

    static boolean covers(String snapshot, Rule rule) {
        return ALL.stream().anyMatch(out -> out.snapshot.equals(snapshot) && out.rule.equals(rule.name()));
    }
}

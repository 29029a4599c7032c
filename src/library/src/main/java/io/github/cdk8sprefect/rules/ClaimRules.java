package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/**
 * Claims for volumes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/">Persistent volumes</a>
 */
final class ClaimRules {

    private static final Choice ACCESS_MODES =
            Choice.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");
    private static final Choice VOLUME_MODES = Choice.of("Filesystem", "Block");

    private ClaimRules() {}

    static void spec(Problems at, PersistentVolumeClaimSpec spec) {
        List<String> modes = spec.getAccessModes();
        at.require(modes != null && !modes.isEmpty(), "accessModes", "must have at least one, such as ReadWriteOnce");
        at.each("accessModes", modes, (mode, word) -> ACCESS_MODES.require(mode, "", word));
        at.require(
                modes == null || modes.size() < 2 || !modes.contains("ReadWriteOncePod"),
                "accessModes",
                "must not have other modes beside ReadWriteOncePod");
        Quantity storage = spec.getResources() == null || spec.getResources().getRequests() == null
                ? null
                : spec.getResources().getRequests().get("storage");
        boolean isPositive =
                Amounts.number(storage).filter(number -> number.signum() > 0).isPresent();
        at.require(isPositive, "resources.requests.storage", storage, "must be a size above zero, such as 8Gi");
        Names.optional(at, "storageClassName", spec.getStorageClassName());
        VOLUME_MODES.check(at, "volumeMode", spec.getVolumeMode());
        SelectorRules.check(at, "selector", spec.getSelector());
    }
}

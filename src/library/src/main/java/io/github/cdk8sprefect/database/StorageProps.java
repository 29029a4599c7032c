package io.github.cdk8sprefect.database;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The volume that a database claims.
 *
 * @param size the size, as a Kubernetes quantity. Default: {@code 8Gi}. Refused: a size without a unit
 * @param storageClass name of the StorageClass. Default: the cluster's own default
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/">Persistent volumes</a>
 */
@PropsBuilder
public record StorageProps(String size, Optional<String> storageClass) {

    private static final Pattern SIZE = Pattern.compile("[1-9]\\d*(\\.\\d+)?([KMGTP]i|[kMGTP])");

    /** Refuses anything but a size with a unit. */
    public StorageProps {
        size = Defaults.orElse(size, "8Gi");
        Problems problems =
                Problems.of(StorageProps.class).matches(SIZE, size, "size", "must be a size with a unit, such as 8Gi");
        storageClass.ifPresent(name -> problems.dnsName(name, "storageClass"));
        problems.throwIfAny();
    }

    /** The default size, of the default class. */
    public static StorageProps defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static StoragePropsBuilder builder() {
        return StoragePropsBuilder.builder();
    }

    PersistentVolumeClaimSpec claim() {
        return new PersistentVolumeClaimSpecBuilder()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName(storageClass.orElse(null))
                .withNewResources()
                .addToRequests("storage", new Quantity(size))
                .endResources()
                .build();
    }
}

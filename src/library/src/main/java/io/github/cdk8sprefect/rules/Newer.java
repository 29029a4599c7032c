package io.github.cdk8sprefect.rules;

import java.util.function.Supplier;

/** Fields that not every version of fabric8's model has beside which the library runs. */
final class Newer {

    private Newer() {}

    /** The field, or null where the model does not have it. */
    static Object field(Supplier<?> getter) {
        try {
            return getter.get();
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            return null;
        }
    }
}

package io.github.cdk8sprefect.cdk8s;

import io.github.cdk8sprefect.props.Internal;
import java.util.List;
import software.amazon.jsii.JsiiModule;

/**
 * Tells jsii where to find the JavaScript of {@code src/library/src/main/jsii}. Public because jsii instantiates it;
 * not for other uses.
 */
@Internal
public final class ApiObjectBatchModule extends JsiiModule {

    /** For jsii. */
    public ApiObjectBatchModule() {
        super("cdk8s-prefect-batch", "1.0.0", ApiObjectBatchModule.class, "cdk8s-prefect-jsii.tar.gz");
    }

    @Override
    protected List<Class<? extends JsiiModule>> getDependencies() {
        return List.of(org.cdk8s.$Module.class);
    }

    @Override
    protected Class<?> resolveClass(String name) throws ClassNotFoundException {
        throw new ClassNotFoundException(name + " (this module hands out no objects of its own)");
    }
}

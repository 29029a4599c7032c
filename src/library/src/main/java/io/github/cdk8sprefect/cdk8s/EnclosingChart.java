package io.github.cdk8sprefect.cdk8s;

import io.github.cdk8sprefect.props.Internal;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.App;
import org.cdk8s.Chart;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The nearest chart around a construct, whose namespace and labels hold for the objects in it, as with cdk8s' own objects. */
@Internal
public final class EnclosingChart {

    private EnclosingChart() {}

    /** Its namespace, if there is such a chart and it has one. */
    public static Optional<String> namespace(Construct scope) {
        return of(scope).map(Chart::getNamespace);
    }

    static Map<String, String> labels(Construct scope) {
        return of(scope).map(Chart::getLabels).orElse(Map.of());
    }

    /** Asks Node as little as possible: most parts stand in an app. */
    private static Optional<Chart> of(Construct scope) {
        for (IConstruct around = scope;
                around != null && !(around instanceof App);
                around = around.getNode().getScope()) {
            if (around instanceof Chart chart) {
                return Optional.of(chart);
            }
        }
        return Optional.empty();
    }
}

package io.github.cdk8sprefect.monitoring;

import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.prefect.Wiring;
import software.constructs.Construct;

/**
 * prometheus-prefect-exporter: serves what Prefect's API knows to Prometheus.
 *
 * <p>In the cluster: a Deployment, a Service and a ServiceAccount, named {@code prefect-exporter} unless the props say
 * otherwise, and a ServiceMonitor for the Prometheus Operator unless that is switched off. The exporter ends when it
 * does not reach the API at its start, so it restarts until the server is up.
 */
public class PrefectExporter extends Component {

    /**
     * Places the exporter.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException when the props name no API
     */
    public PrefectExporter(Construct scope, String id, ExporterProps props) {
        this(scope, id, props, Wiring.in(scope, props));
    }

    /** Places the exporter with this wiring. */
    public PrefectExporter(Construct scope, String id, ExporterProps props, Wiring wiring) {
        super(scope, id, wiring.namespace(), wiring.customize(), new ExporterManifests(props, wiring).objects());
    }
}

package io.github.cdk8sprefect.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.prefect.PrefectJson;
import java.util.Map;

/** The dashboard beside an exporter. */
record Dashboard(DashboardProps props, Identity identity, ExporterMetrics metrics) {

    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;

    ConfigMap object() {
        return new ConfigMapBuilder()
                .withMetadata(identity.objectMeta(identity.name() + "-dashboard", props.annotations()))
                .editMetadata()
                .addToLabels(props.labels())
                .endMetadata()
                .withData(Map.of(identity.namespace() + "-" + identity.name() + ".json", PrefectJson.of(dashboard())))
                .build();
    }

    private ObjectNode dashboard() {
        ObjectNode dashboard = JsonNodeFactory.instance.objectNode();
        dashboard.put("title", "Prefect in " + identity.namespace());
        // Grafana tells dashboards apart by it, and takes at most 40 characters.
        dashboard.put("uid", Integer.toHexString((identity.namespace() + "/" + identity.name()).hashCode()));
        dashboard.putArray("tags").add("prefect");
        dashboard.put("schemaVersion", 39);
        dashboard.put("refresh", "1m");
        dashboard.putObject("time").put("from", "now-6h").put("to", "now");
        dashboard
                .putObject("templating")
                .putArray("list")
                .addObject()
                .put("name", "datasource")
                .put("type", "datasource")
                .put("query", "prometheus");
        panel(
                dashboard,
                "Flow runs that started lately, by state",
                metrics.flowRuns("state_name", ""),
                "{{state_name}}");
        panel(dashboard, "Failed runs, by flow", metrics.failedRuns("flow_name"), "{{flow_name}}");
        panel(dashboard, "Late runs, by work queue", metrics.lateRuns(), "{{work_pool_name}} / {{work_queue_name}}");
        panel(dashboard, "Work pools that no worker polls", metrics.poolsWithoutWorker(), "{{work_pool_name}}");
        panel(dashboard, "Flows", metrics.number("prefect_flows_total"), "flows");
        panel(dashboard, "Deployments", metrics.number("prefect_deployments_total"), "deployments");
        return dashboard;
    }

    /** Two in a row. */
    private static void panel(ObjectNode dashboard, String title, String query, String legend) {
        ArrayNode panels = dashboard.withArray("panels");
        int index = panels.size();
        ObjectNode panel = panels.addObject();
        panel.put("id", index + 1).put("type", "timeseries").put("title", title);
        panel.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
        panel.putObject("gridPos")
                .put("h", HEIGHT)
                .put("w", WIDTH)
                .put("x", index % 2 * WIDTH)
                .put("y", index / 2 * HEIGHT);
        panel.putObject("fieldConfig").putObject("defaults").put("min", 0).put("decimals", 0);
        panel.putArray("targets")
                .addObject()
                .put("refId", "A")
                .put("expr", query)
                .put("legendFormat", legend);
    }
}

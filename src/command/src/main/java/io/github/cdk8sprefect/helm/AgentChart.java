package io.github.cdk8sprefect.helm;

import java.util.HashSet;
import java.util.Set;

/** Imports the values of chart prefect-agent. */
final class AgentChart {

    private AgentChart() {}

    static ConfigDraft draft(Import asked) {
        HelmValues values = asked.values();
        PollingChart polling = new PollingChart(asked, "agent");
        ConfigDraft agent = new ConfigDraft();
        polling.identity(agent);
        polling.shared().image(agent, "");
        PrefectApi api = new PrefectApi(asked, "agent");
        boolean cloud = values.text("agent.apiConfig").equals("cloud");
        if (cloud) {
            api.cloud(agent, "cloudApiConfig", "cloudUrl");
        } else {
            api.server(agent, "serverApiConfig.apiUrl");
        }
        agent.set("workPool", values.optionalText("agent.config.workPool"));
        polling.polling(agent);
        polling.deployment(agent);
        new PodSettings(asked, "agent").write(agent, "extraEnvVars", ownEnv(cloud));
        return new ConfigDraft().list("agents", agent);
    }

    private static Set<String> ownEnv(boolean cloud) {
        Set<String> names = new HashSet<>(PollingChart.OWN_ENV);
        names.addAll(Set.of("PREFECT_AGENT_PREFETCH_SECONDS", "PREFECT_AGENT_QUERY_INTERVAL"));
        if (cloud) {
            names.add("PREFECT_API_KEY");
        }
        return names;
    }
}

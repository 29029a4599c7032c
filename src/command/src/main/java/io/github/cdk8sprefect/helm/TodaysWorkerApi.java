package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** How the init container of a worker of the charts of 2026 reaches the API. */
final class TodaysWorkerApi {

    private TodaysWorkerApi() {}

    static ArrayNode env(Import asked) {
        HelmValues values = asked.values();
        ArrayNode env = Json.list();
        String auth = "worker.selfHostedServerApiConfig.basicAuth.";
        if (values.text("worker.apiConfig").equals("selfHostedServer")) {
            env.add(Json.variable("PREFECT_API_URL", values.text("worker.selfHostedServerApiConfig.apiUrl")));
        } else {
            boolean cloud = values.text("worker.apiConfig").equals("cloud");
            String config = cloud ? "worker.cloudApiConfig." : "worker.customerManagedCloudApiConfig.";
            String url = values.text(config + (cloud ? "cloudUrl" : "apiUrl"));
            env.add(Json.variable(
                    "PREFECT_API_URL",
                    url + "/accounts/" + values.text(config + "accountId") + "/workspaces/"
                            + values.text(config + "workspaceId")));
            env.add(Json.variable(
                    "PREFECT_API_KEY",
                    values.text(config + "apiKeySecret.name"),
                    values.text(config + "apiKeySecret.key")));
        }
        if (values.truth(auth + "enabled")) {
            String secret = values.text(auth + "existingSecret");
            env.add(
                    secret.isEmpty()
                            ? Json.variable("PREFECT_API_AUTH_STRING", values.text(auth + "authString"))
                            : Json.variable("PREFECT_API_AUTH_STRING", secret, "auth-string"));
        }
        return env;
    }
}

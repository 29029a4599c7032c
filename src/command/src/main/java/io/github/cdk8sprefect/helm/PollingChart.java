package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdk8sprefect.agent.AgentProps;
import java.util.Optional;
import java.util.Set;

/**
 * The settings that the charts prefect-agent and prefect-worker share.
 *
 * @param section the key that holds the chart's own settings: server, agent or worker
 */
record PollingChart(Import asked, String section) implements ImportStep {

    /** The variables that both charts set in any case. */
    static final Set<String> OWN_ENV = Set.of(
            "HOME",
            "PREFECT_API_ENABLE_HTTP2",
            "PREFECT_API_URL",
            "PREFECT_KUBERNETES_CLUSTER_UID",
            "PREFECT_DEBUG_MODE");

    private static final String RULES = """
            [{"apiGroups": [""], "resources": ["pods", "pods/log", "pods/status"], "verbs": ["get", "watch", "list"]},
             {"apiGroups": ["batch"], "resources": ["jobs"],
              "verbs": ["get", "list", "watch", "create", "update", "patch", "delete"]}]
            """;

    SharedSettings shared() {
        return new SharedSettings(asked, section);
    }

    /** Name and namespace of its own, so that several files go together: the parts of an environment merge by name. */
    void identity(ConfigDraft draft) {
        identity(draft, () -> shared().metadata(draft, asked.release().chart().chartName() + "-" + name()));
    }

    /** The same, with what writes the metadata. */
    void identity(ConfigDraft draft, Runnable metadata) {
        draft.set("name", name());
        draft.set("namespace", asked.namespace());
        metadata.run();
    }

    /** What is polled, and how often. */
    void polling(ConfigDraft draft) {
        draft.setFilled("workQueues", values().tree(section + ".config.workQueues"));
        values().number(section + ".config.limit")
                .filter(limit -> limit != 0)
                .ifPresent(limit -> draft.set("limit", limit));
        draft.setUnless(10, "prefetchSeconds", values().numberOrZero(section + ".config.prefetchSeconds"));
        draft.setUnless(5, "querySeconds", values().numberOrZero(section + ".config.queryInterval"));
        draft.set("http2", values().truth(section + ".config.http2"));
        draft.comment(
                "http2",
                "Later versions of Prefect leave HTTP/2 off, because of errors with it; delete to do so, too.");
        draft.set("retryOnServerError", false);
        draft.comment(
                "retryOnServerError",
                "Helm's flow runs crash when PostgreSQL is away for a moment; delete to have them try again.");
        draft.setUnless(false, "debug", values().truth(section + ".image.debug"));
        clusterUid(draft);
    }

    /** Replicas, resources, rights and pod. */
    void deployment(ConfigDraft draft) {
        draft.setUnless(1, "replicas", values().numberOrZero(section + ".replicaCount"));
        shared().resources(draft, AgentProps.builder().build().resources());
        draft.set("role.rules", json(RULES));
        draft.setFilled("role.extraRules", values().tree("role.extraPermissions"));
        draft.comment("role.rules", "Helm's rights are wider than what flow runs take; delete rules for ours.");
        shared().serviceAccount(draft, true);
    }

    /** What tells the part from those of other releases. */
    String name() {
        HelmRelease release = asked.release();
        return release.namespace().equals("prefect")
                ? release.name()
                : HelmRelease.shortened(release.namespace() + "-" + release.name());
    }

    private void clusterUid(ConfigDraft draft) {
        Optional<String> uid = values().optionalText(section + ".clusterUid")
                .or(asked.options().clusterUid());
        draft.set("clusterUid", uid);
        if (uid.isEmpty()) {
            asked.warn("the cluster's uid is unknown, which Helm looked up in the cluster: the manifests will let the "
                    + section + " read it itself. To keep it as it is, add --cluster-uid with what this prints:"
                    + " kubectl get namespace kube-system -o jsonpath={.metadata.uid}");
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.cdk8sprefect.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The objects that Prefect's API should have for a workspace.
 *
 * @param workspace what the user said
 */
record WorkspaceRequests(WorkspaceProps workspace) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    List<ApiRequest> requests() {
        return Stream.of(
                        workspace.variables().stream().map(WorkspaceRequests::variable),
                        workspace.globalConcurrencyLimits().stream().map(WorkspaceRequests::globalLimit),
                        workspace.tagConcurrencyLimits().stream().map(WorkspaceRequests::tagLimit))
                .flatMap(requests -> requests)
                .toList();
    }

    private static ApiRequest variable(VariableProps variable) {
        // With the name beside it, a value is found to be a secret as it is elsewhere.
        ObjectNode fields = NODES.objectNode().put("name", variable.name());
        fields.set("value", variable.value());
        if (!variable.tags().isEmpty()) {
            ArrayNode tags = fields.putArray("tags");
            variable.tags().forEach(tags::add);
        }
        return ApiRequest.named(
                "variable " + variable.name(), variable.name(), "/variables/", "/variables/name", fields);
    }

    private static ApiRequest globalLimit(GlobalConcurrencyLimitProps limit) {
        ObjectNode fields = NODES.objectNode().put("limit", limit.limit());
        limit.slotDecayPerSecond().ifPresent(decay -> fields.put("slot_decay_per_second", decay));
        limit.active().ifPresent(active -> fields.put("active", active));
        return ApiRequest.named(
                "global concurrency limit " + limit.name(),
                limit.name(),
                "/v2/concurrency_limits/",
                "/v2/concurrency_limits",
                fields);
    }

    private static ApiRequest tagLimit(TagConcurrencyLimitProps limit) {
        return new ApiRequest(
                "concurrency limit of tag " + limit.tag(),
                "/concurrency_limits/tag/" + ApiName.inPath(limit.tag()),
                "/concurrency_limits/",
                NODES.objectNode().put("tag", limit.tag()),
                NODES.objectNode().put("concurrency_limit", limit.limit()),
                Map.of(),
                true);
    }
}

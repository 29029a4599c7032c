package io.github.cdk8sprefect.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects that Prefect's API should have for a pool and its queues.
 *
 * @param pool what the user said
 * @param type the workers' type
 * @param template file of the base job template, where there is one
 */
record WorkPoolRequests(WorkPoolProps pool, String type, Optional<String> template) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    List<ApiRequest> requests() {
        List<ApiRequest> requests = new ArrayList<>(List.of(poolRequest()));
        pool.queues().stream()
                // A queue moves those behind it, so that the first in line must come first.
                .sorted(Comparator.comparingInt(queue -> queue.priority().orElse(Integer.MAX_VALUE)))
                .map(this::queueRequest)
                .forEach(requests::add);
        return requests;
    }

    private ApiRequest poolRequest() {
        ObjectNode fields = NODES.objectNode();
        pool.concurrencyLimit().ifPresent(limit -> fields.put("concurrency_limit", limit));
        pool.description().ifPresent(text -> fields.put("description", text));
        return new ApiRequest(
                "work pool " + pool.name(),
                path(),
                "/work_pools/",
                NODES.objectNode().put("name", pool.name()).put("type", type),
                fields,
                template.map(file -> Map.of("base_job_template", file)).orElse(Map.of()),
                false);
    }

    private ApiRequest queueRequest(WorkQueueProps queue) {
        ObjectNode fields = NODES.objectNode();
        queue.priority().ifPresent(rank -> fields.put("priority", rank));
        queue.concurrencyLimit().ifPresent(limit -> fields.put("concurrency_limit", limit));
        queue.description().ifPresent(text -> fields.put("description", text));
        String queues = path() + "/queues";
        return ApiRequest.named(
                "work queue " + queue.name() + " of pool " + pool.name(), queue.name(), queues, queues, fields);
    }

    private String path() {
        return "/work_pools/" + ApiName.inPath(pool.name());
    }
}

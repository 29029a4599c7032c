package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.PrefectCloud;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.worker.WorkerProps;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Each worker updates its pool, so workers of one pool must agree on its settings. */
final class SharedPools {

    private SharedPools() {}

    static void check(List<WorkerProps> workers, EnvironmentWiring wiring, Problems problems) {
        Map<Optional<ApiEndpoint>, Map<String, Integer>> firstOfEachApi = new HashMap<>();
        for (int index = 0; index < workers.size(); index++) {
            WorkerProps worker = workers.get(index);
            Optional<ApiEndpoint> polled = wiring.of(worker).api();
            if (!worker.workPool().sync().orElse(!(polled.orElse(null) instanceof PrefectCloud))) {
                continue;
            }
            Integer other = firstOfEachApi
                    .computeIfAbsent(polled, api -> new HashMap<>())
                    .putIfAbsent(worker.workPool().name(), index);
            String differences = other == null ? "" : differences(workers.get(other), worker, wiring);
            problems.require(
                    differences.isEmpty(),
                    "workers[" + index + "].workPool",
                    worker.workPool().name(),
                    "is the pool of workers[" + other + "], too, which differs in " + differences
                            + "; both would bring the pool to what they say, so say the same in both");
        }
    }

    private static String differences(WorkerProps first, WorkerProps second, EnvironmentWiring wiring) {
        return saidOfThePool(first, wiring).entrySet().stream()
                .filter(said -> !Objects.equals(
                        said.getValue(), saidOfThePool(second, wiring).get(said.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> saidOfThePool(WorkerProps worker, EnvironmentWiring wiring) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("workPool", worker.workPool());
        said.put("type", worker.type());
        said.put("prefectVersion", wiring.of(worker).version());
        said.put(
                "the namespace of its Jobs",
                worker.jobsNamespace().orElse(wiring.of(worker).namespace()));
        said.put("jobTemplate", worker.jobTemplate());
        said.put("baseJobTemplate", worker.baseJobTemplate());
        return said;
    }
}

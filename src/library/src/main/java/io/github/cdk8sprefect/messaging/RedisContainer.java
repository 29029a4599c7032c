package io.github.cdk8sprefect.messaging;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Literals;
import io.github.cdk8sprefect.kubernetes.ProbeProps;
import io.github.cdk8sprefect.kubernetes.Scripts;
import io.github.cdk8sprefect.kubernetes.Volumes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The container of the official Redis image, and the volume that it writes to. */
record RedisContainer(RedisProps props) {

    static final int PORT = 6379;
    static final String PORT_NAME = "redis";

    private static final String DATA = "/data";
    private static final long MEBIBYTE = 1024 * 1024;

    Container container() {
        return ContainerImage.of(props.image())
                .container("redis")
                .withCommand("sh", "-c", Literals.of(Scripts.beside(RedisContainer.class, "start.sh")), "redis")
                .withArgs(Literals.of(settings()))
                // redis-cli reads this name.
                .withEnv(props.password().asEnv("REDISCLI_AUTH"))
                .addNewPort()
                .withName(PORT_NAME)
                .withContainerPort(PORT)
                .endPort()
                .withStartupProbe(ProbeProps.every(5, 5, 12).exec("redis-cli", "-e", "ping"))
                .withLivenessProbe(ProbeProps.every(10, 5, 6).exec("redis-cli", "-e", "ping"))
                .withReadinessProbe(ProbeProps.every(10, 5, 3).exec("redis-cli", "-e", "ping"))
                .withResources(props.resources())
                .withVolumeMounts(Volumes.mount("data", DATA))
                .build();
    }

    private List<String> settings() {
        List<String> args = new ArrayList<>(List.of("--dir", DATA, "--appendonly", "yes"));
        if (!props.settings().containsKey("maxmemory")) {
            maxMemory().ifPresent(most -> args.addAll(List.of("--maxmemory", most)));
        }
        new TreeMap<>(props.settings()).forEach((name, value) -> {
            args.add("--" + name);
            args.add(value);
        });
        return args;
    }

    /** Three quarters of the limit: Redis refuses messages before the node ends it, and needs room to rewrite its log. */
    private Optional<String> maxMemory() {
        return Optional.ofNullable(props.resources().getLimits().get("memory"))
                .map(limit -> Quantity.getAmountInBytes(limit).longValue() * 3 / 4 / MEBIBYTE)
                .filter(most -> most > 0)
                .map(most -> most + "mb");
    }

    /** Outlives the container and goes with the pod. */
    List<Volume> volumes() {
        return List.of(Volumes.emptyDir("data"));
    }
}

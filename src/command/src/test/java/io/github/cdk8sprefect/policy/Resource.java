package io.github.cdk8sprefect.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One object as it was written. */
record Resource(Tree tree) {

    static List<Resource> in(Path file) {
        try {
            List<Resource> resources = new ArrayList<>();
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(file))) {
                resources.add(new Resource(new Tree(document)));
            }
            return resources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return tree.text("kind");
    }

    String namespace() {
        return tree.text("metadata.namespace");
    }

    /** Kind and name, as messages call it. */
    String id() {
        return kind() + "/" + tree.text("metadata.name");
    }

    /** The pod that it makes, if it makes any. */
    Optional<Tree> pod() {
        return Optional.of(template().at("spec")).filter(Tree::isPresent);
    }

    /** The labels of the pods that it makes. */
    Tree podLabels() {
        return template().at("metadata.labels");
    }

    private Tree template() {
        return tree.at(kind().equals("CronJob") ? "spec.jobTemplate.spec.template" : "spec.template");
    }

    /** All containers of the pod: main ones, sidecars and init containers. */
    Stream<Tree> containers() {
        return pod().stream().flatMap(pod -> Stream.concat(pod.items("initContainers"), pod.items("containers")));
    }

    /** The containers that run as long as the pod does. */
    Stream<Tree> longRunning() {
        return pod().stream().flatMap(pod -> pod.items("containers"));
    }

    /** The message that a container breaks a rule. */
    String says(Tree container, String what) {
        return id() + ": container " + container.text("name") + " " + what;
    }
}

package io.github.cdk8sprefect.api;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.github.cdk8sprefect.cdk8s.Fingerprint;
import io.github.cdk8sprefect.kubernetes.Identity;
import io.github.cdk8sprefect.kubernetes.Scripts;
import io.github.cdk8sprefect.prefect.PrefectJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The script that brings Prefect's API to what is asked for, and how a container runs it.
 *
 * @param what names its volume and its files
 * @param configMapName the ConfigMap that holds them
 * @param requests what is asked for, as JSON
 */
record ApplyScript(String what, String configMapName, String requests) {

    private static final String SCRIPT = "apply.py";
    private static final String PROGRAM = Scripts.beside(ApplyScript.class, SCRIPT);

    static ApplyScript of(String what, String configMapName, List<ApiRequest> requests) {
        return new ApplyScript(what, configMapName, PrefectJson.of(requests));
    }

    ConfigMap configMap(Identity identity) {
        return new ConfigMapBuilder()
                .withMetadata(identity.objectMeta(configMapName, Map.of()))
                .withData(Map.of(SCRIPT, PROGRAM, file(), requests))
                .build();
    }

    List<String> command() {
        return List.of("python", directory() + "/" + SCRIPT, directory() + "/" + file());
    }

    Volume volume() {
        return new VolumeBuilder()
                .withName(what)
                .withNewConfigMap()
                .withName(configMapName)
                .endConfigMap()
                .build();
    }

    VolumeMount mount() {
        return new VolumeMountBuilder()
                .withName(what)
                .withMountPath(directory())
                .withReadOnly(true)
                .build();
    }

    /** An annotation that changes with the files, and with {@code more} that the script reads. */
    Map<String, String> checksum(List<String> more) {
        List<String> content = new ArrayList<>(List.of(PROGRAM, requests));
        content.addAll(more);
        return Map.of("checksum/" + what, Fingerprint.of(content));
    }

    private String directory() {
        return "/etc/prefect/" + what;
    }

    private String file() {
        return what + ".json";
    }
}

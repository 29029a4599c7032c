package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/** The files of a volume that is made of values. */
final class VolumeFileRules {

    private static final int ALL_RIGHTS = 0777;

    private VolumeFileRules() {}

    static void configMap(Problems at, ConfigMapVolumeSource source) {
        Names.required(at, "name", source.getName(), "the name of a ConfigMap");
        mode(at, "defaultMode", source.getDefaultMode());
        items(at, source.getItems());
    }

    static void secret(Problems at, SecretVolumeSource source) {
        Names.required(at, "secretName", source.getSecretName(), "the name of a Secret");
        mode(at, "defaultMode", source.getDefaultMode());
        items(at, source.getItems());
    }

    static void items(Problems problems, List<KeyToPath> items) {
        problems.each("items", items, (at, item) -> {
            Texts.dataKey(at, "key", item.getKey());
            path(at, item.getPath());
            mode(at, "mode", item.getMode());
        });
    }

    static void downward(Problems problems, List<DownwardAPIVolumeFile> files) {
        problems.each("items", files, (at, file) -> {
            path(at, file.getPath());
            mode(at, "mode", file.getMode());
            at.require(
                    (file.getFieldRef() == null) != (file.getResourceFieldRef() == null),
                    "",
                    "must have one of fieldRef and resourceFieldRef");
            FieldRefRules.inVolume(at, file.getFieldRef(), file.getResourceFieldRef());
        });
    }

    /** Refuses a path that leads out of the volume, or to the kubelet's own files. */
    static void path(Problems at, String path) {
        at.notBlank(path, "path", "a path in the volume");
        if (path != null) {
            Texts.pathInside(at, "path", path);
            at.require(
                    !path.startsWith("..") || path.equals("..") || path.startsWith("../"),
                    "path",
                    path,
                    "must not begin with '..'");
        }
    }

    /** Refuses a number that is not a file's mode. */
    static void mode(Problems problems, String path, Integer mode) {
        problems.require(
                mode == null || (mode >= 0 && mode <= ALL_RIGHTS),
                path,
                mode,
                "must be a file mode from 0 to 0777 (511 in decimal digits)");
    }
}

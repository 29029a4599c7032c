package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.NFSVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The volumes of a pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volumes/">Volumes</a>
 */
@Internal
public final class VolumeRules {

    private static final Pattern MEDIUM = Pattern.compile("|Memory|HugePages(-.+)?");
    private static final Choice HOST_PATHS =
            Choice.of("DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice");
    private static final Choice PULL_POLICIES = Choice.of("Always", "Never", "IfNotPresent");

    private VolumeRules() {}

    /** Refuses names and sources that Kubernetes refuses, and a volume of nothing, which would be an empty folder. */
    public static void check(Problems problems, String path, List<Volume> volumes) {
        problems.each(path, volumes, VolumeRules::check);
        problems.uniqueNames(volumes.stream().map(Volume::getName).toList(), path);
    }

    private static void check(Problems at, Volume volume) {
        Names.label(at, volume.getName());
        List<String> sources = VolumeSources.of(volume);
        if (sources.isEmpty()) {
            at.require(false, "", "must have a source, such as configMap, secret, persistentVolumeClaim or emptyDir");
        } else if (sources.size() > 1) {
            at.require(false, "", "must have one source, not " + String.join(" and ", sources) + "; keep one of them");
        } else {
            source(at, volume);
        }
    }

    private static void source(Problems at, Volume volume) {
        if (volume.getConfigMap() != null) {
            VolumeFileRules.configMap(at.at("configMap"), volume.getConfigMap());
        } else if (volume.getSecret() != null) {
            VolumeFileRules.secret(at.at("secret"), volume.getSecret());
        } else if (volume.getDownwardAPI() != null) {
            VolumeFileRules.mode(
                    at.at("downwardAPI"), "defaultMode", volume.getDownwardAPI().getDefaultMode());
            VolumeFileRules.downward(
                    at.at("downwardAPI"), volume.getDownwardAPI().getItems());
        } else if (volume.getProjected() != null) {
            ProjectionRules.check(at.at("projected"), volume.getProjected());
        } else if (volume.getPersistentVolumeClaim() != null) {
            Names.required(
                    at.at("persistentVolumeClaim"),
                    "claimName",
                    volume.getPersistentVolumeClaim().getClaimName(),
                    "the name of a PersistentVolumeClaim");
        } else if (volume.getEmptyDir() != null) {
            emptyDir(at.at("emptyDir"), volume.getEmptyDir());
        } else if (volume.getHostPath() != null) {
            hostPath(at.at("hostPath"), volume.getHostPath());
        } else if (volume.getNfs() != null) {
            nfs(at.at("nfs"), volume.getNfs());
        } else if (volume.getEphemeral() != null) {
            var template = volume.getEphemeral().getVolumeClaimTemplate();
            boolean isThere = template != null && template.getSpec() != null;
            at.require(isThere, "ephemeral.volumeClaimTemplate", "must be given, with a spec");
            if (isThere) {
                ClaimRules.spec(at.at("ephemeral.volumeClaimTemplate.spec"), template.getSpec());
            }
        } else if (volume.getCsi() != null) {
            at.notBlank(volume.getCsi().getDriver(), "csi.driver", "the name of a CSI driver");
        } else if (Newer.field(() -> volume.getImage()) != null) {
            at.notBlank(volume.getImage().getReference(), "image.reference", "an image, such as quay.io/a/models:v1");
            PULL_POLICIES.check(at, "image.pullPolicy", volume.getImage().getPullPolicy());
        }
    }

    private static void emptyDir(Problems at, EmptyDirVolumeSource source) {
        if (source.getMedium() != null) {
            at.matches(MEDIUM, source.getMedium(), "medium", "must be Memory, HugePages or HugePages-<size>");
        }
        Amounts.check(at, "sizeLimit", source.getSizeLimit());
    }

    private static void hostPath(Problems at, HostPathVolumeSource source) {
        at.notBlank(source.getPath(), "path", "a path on the node");
        if (source.getPath() != null) {
            Texts.noBacksteps(at, "path", source.getPath());
        }
        HOST_PATHS.check(at, "type", source.getType());
    }

    private static void nfs(Problems at, NFSVolumeSource source) {
        at.notBlank(source.getServer(), "server", "the name or address of the NFS server");
        at.require(
                source.getPath() != null && source.getPath().startsWith("/"),
                "path",
                source.getPath(),
                "must be an absolute path");
    }
}

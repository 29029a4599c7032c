package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sources that a volume has. */
final class VolumeSources {

    private final List<String> found = new ArrayList<>();

    private VolumeSources() {}

    /** Their fields' names, in the order of the alphabet. */
    static List<String> of(Volume volume) {
        List<String> known = known(volume);
        return volume.getAdditionalProperties().isEmpty()
                ? known
                : Stream.concat(known.stream(), volume.getAdditionalProperties().keySet().stream())
                        .toList();
    }

    private static List<String> known(Volume volume) {
        return new VolumeSources()
                .with("awsElasticBlockStore", volume.getAwsElasticBlockStore())
                .with("azureDisk", volume.getAzureDisk())
                .with("azureFile", volume.getAzureFile())
                .with("cephfs", volume.getCephfs())
                .with("cinder", volume.getCinder())
                .with("configMap", volume.getConfigMap())
                .with("csi", volume.getCsi())
                .with("downwardAPI", volume.getDownwardAPI())
                .with("emptyDir", volume.getEmptyDir())
                .with("ephemeral", volume.getEphemeral())
                .with("fc", volume.getFc())
                .with("flexVolume", volume.getFlexVolume())
                .with("flocker", volume.getFlocker())
                .with("gcePersistentDisk", volume.getGcePersistentDisk())
                .with("gitRepo", volume.getGitRepo())
                .with("glusterfs", volume.getGlusterfs())
                .with("hostPath", volume.getHostPath())
                .with("image", Newer.field(() -> volume.getImage()))
                .with("iscsi", volume.getIscsi())
                .with("nfs", volume.getNfs())
                .with("persistentVolumeClaim", volume.getPersistentVolumeClaim())
                .with("photonPersistentDisk", volume.getPhotonPersistentDisk())
                .with("portworxVolume", volume.getPortworxVolume())
                .with("projected", volume.getProjected())
                .with("quobyte", volume.getQuobyte())
                .with("rbd", volume.getRbd())
                .with("scaleIO", volume.getScaleIO())
                .with("secret", volume.getSecret())
                .with("storageos", volume.getStorageos())
                .with("vsphereVolume", volume.getVsphereVolume())
                .found;
    }

    private VolumeSources with(String name, Object source) {
        if (source != null) {
            found.add(name);
        }
        return this;
    }
}

package io.github.cdk8sprefect.cdk8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.cdk8sprefect.props.Internal;

/** Names of Jobs. A Job's pod cannot be changed in place, so a changed Job needs another name. */
@Internal
public final class JobNames {

    private JobNames() {}

    /** A Job with a dash and eight characters of its content behind its name; any other object as it is. */
    public static HasMetadata byContent(HasMetadata object) {
        return object instanceof Job job
                ? job.edit()
                        .editMetadata()
                        .withName(job.getMetadata().getName() + "-" + Fingerprint.of(job.getSpec()))
                        .endMetadata()
                        .build()
                : object;
    }
}

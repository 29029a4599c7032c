package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.cdk8s.InlineSecrets;
import java.util.List;

/**
 * The objects of an environment's parts.
 *
 * @param parts the parts that were placed
 */
record WrittenObjects(List<PlacedPart> parts) {

    /** All of them. */
    List<HasMetadata> all() {
        return parts.stream()
                .flatMap(part -> part.component().objects().stream())
                .toList();
    }

    /** The secret values in the objects, each by where it stands. */
    List<String> inlineSecrets() {
        return InlineSecrets.in(all());
    }
}

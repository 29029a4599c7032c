package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.cdk8s.InlineSecrets;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** Reports objects with the same address, because one would be applied over the other. */
    void check(Problems problems) {
        Map<String, String> taken = new HashMap<>();
        for (PlacedPart placed : parts) {
            List<HasMetadata> objects = placed.component().objects();
            List<String> addresses = placed.component().addresses();
            String path = placed.part().path();
            for (int index = 0; index < objects.size(); index++) {
                String address = addresses.get(index);
                String other = taken.putIfAbsent(claimed(objects.get(index), address), path);
                problems.require(
                        other == null, path, address, "is written by " + other + " already; give it another name");
            }
        }
    }

    /** The address that an object occupies. For an ExternalSecret, it is the Secret that the operator creates. */
    private static String claimed(HasMetadata object, String address) {
        return object.getKind().equals("ExternalSecret")
                ? "Secret" + address.substring("ExternalSecret".length())
                : address;
    }
}

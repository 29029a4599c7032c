package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.cdk8sprefect.props.Internal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of a construct, in the order of its file.
 *
 * @param toList the objects so far
 */
@Internal
public record ObjectList(List<HasMetadata> toList) {

    /** No objects yet. */
    public ObjectList() {
        this(List.of());
    }

    /** Adds one object. */
    public ObjectList add(HasMetadata object) {
        return add(List.of(object));
    }

    /** Adds an object that there may be. */
    public ObjectList add(Optional<? extends HasMetadata> object) {
        return add(object.stream().toList());
    }

    /** Adds any number of objects. */
    public ObjectList add(List<? extends HasMetadata> objects) {
        return new ObjectList(Stream.concat(toList.stream(), objects.stream())
                .<HasMetadata>map(object -> object)
                .toList());
    }
}

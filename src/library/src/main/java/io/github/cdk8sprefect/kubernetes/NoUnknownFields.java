package io.github.cdk8sprefect.kubernetes;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.cdk8sprefect.props.Internal;

/** Makes Jackson reject fields that a type of fabric8 does not know and would otherwise keep. */
@Internal
public class NoUnknownFields extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    /** For Jackson. */
    public NoUnknownFields() {}

    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
        // A custom resource is nothing but what its type does not know.
        if (!GenericKubernetesResource.class.equals(bean.getBeanClass())) {
            builder.setAnySetter(null);
        }
        return builder;
    }
}

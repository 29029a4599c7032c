package io.github.cdk8sprefect.argocd;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Argo CD's own object, with the fields that we write: there is no maintained Java model of it. */
@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE, isGetterVisibility = JsonAutoDetect.Visibility.NONE)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec"})
final class Application implements HasMetadata {

    private static final long serialVersionUID = 1L;

    private ObjectMeta metadata;
    private final transient ApplicationSpec spec;

    Application(ObjectMeta metadata, ApplicationSpec spec) {
        this.metadata = metadata;
        this.spec = spec;
    }

    @Override
    @JsonProperty
    public String getApiVersion() {
        return "argoproj.io/v1alpha1";
    }

    @Override
    @JsonProperty
    public String getKind() {
        return "Application";
    }

    @Override
    @JsonProperty
    public ObjectMeta getMetadata() {
        return metadata;
    }

    @JsonProperty
    ApplicationSpec getSpec() {
        return spec;
    }

    @Override
    public void setMetadata(ObjectMeta metadata) {
        this.metadata = metadata;
    }

    @Override
    public void setApiVersion(String version) {
        throw new UnsupportedOperationException("the fields that we know are of v1alpha1");
    }
}

package io.github.cdk8sprefect.argocd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The spec of an Application. Empty fields are not written.
 *
 * @see <a href="https://github.com/argoproj/argo-cd/blob/v3.1.0/manifests/crds/application-crd.yaml">Its schema</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ApplicationSpec(
        String project,
        Source source,
        Map<String, String> destination,
        SyncPolicy syncPolicy,
        List<IgnoredFields> ignoreDifferences) {

    record Source(@JsonProperty("repoURL") String repoUrl, String path, String targetRevision) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record SyncPolicy(
            Map<String, Boolean> automated,
            Map<String, Map<String, String>> managedNamespaceMetadata,
            List<String> syncOptions) {}

    record IgnoredFields(String group, String kind, String namespace, String name, List<String> jsonPointers) {}
}

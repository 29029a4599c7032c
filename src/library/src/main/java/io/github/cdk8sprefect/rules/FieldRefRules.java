package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a pod says of itself to its containers.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/downward-api/">Downward API</a>
 */
final class FieldRefRules {

    private static final Choice OF_A_VARIABLE = Choice.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs",
            "metadata.labels['<KEY>']",
            "metadata.annotations['<KEY>']");

    private static final Choice OF_A_FILE = Choice.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "metadata.labels",
            "metadata.annotations",
            "metadata.labels['<KEY>']",
            "metadata.annotations['<KEY>']");

    private static final Pattern OF_A_MAP = Pattern.compile("metadata\\.(labels|annotations)\\['([^']+)']");

    private static final Choice RESOURCES = Choice.of(
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage");

    private static final List<String> HUGE_PAGES = List.of("limits.hugepages-", "requests.hugepages-");

    private FieldRefRules() {}

    static void inVariable(Problems at, ObjectFieldSelector field, ResourceFieldSelector resource) {
        if (field != null) {
            field(at.at("fieldRef"), field.getFieldPath(), OF_A_VARIABLE);
        }
        if (resource != null) {
            resource(at.at("resourceFieldRef"), resource);
        }
    }

    static void inVolume(Problems at, ObjectFieldSelector field, ResourceFieldSelector resource) {
        if (field != null) {
            field(at.at("fieldRef"), field.getFieldPath(), OF_A_FILE);
        }
        if (resource != null) {
            at.notBlank(resource.getContainerName(), "resourceFieldRef.containerName", "whose resource it is");
            resource(at.at("resourceFieldRef"), resource);
        }
    }

    private static void field(Problems at, String path, Choice known) {
        var keyed = OF_A_MAP.matcher(path == null ? "" : path);
        if (!keyed.matches() || !MetadataRules.isKey(keyed.group(2))) {
            known.require(at, "fieldPath", path);
        }
    }

    private static void resource(Problems at, ResourceFieldSelector selector) {
        String resource = selector.getResource();
        if (resource == null || HUGE_PAGES.stream().noneMatch(resource::startsWith)) {
            RESOURCES.require(at, "resource", resource);
        }
        Amounts.check(at, "divisor", selector.getDivisor());
    }
}

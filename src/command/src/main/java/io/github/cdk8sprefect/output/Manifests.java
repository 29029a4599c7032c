package io.github.cdk8sprefect.output;

import io.github.cdk8sprefect.props.Internal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files that cdk8s generates for an app: the text of each by its name.
 *
 * @param files in the order of their names
 */
@Internal
public record Manifests(Map<String, String> files) {

    /** The same with a {@code kustomization.yaml} that names all of them, so that kustomize can build on the folder. */
    public Manifests withKustomization() {
        Map<String, String> all = new TreeMap<>(files);
        all.put(
                "kustomization.yaml",
                files.keySet().stream()
                        .map(name -> "  - " + name + "\n")
                        .collect(Collectors.joining(
                                "",
                                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n",
                                "")));
        return new Manifests(all);
    }
}

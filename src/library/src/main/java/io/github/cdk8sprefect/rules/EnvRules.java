package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The environment variables of a container.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/">Variables</a>
 */
@Internal
public final class EnvRules {

    private EnvRules() {}

    /** Refuses variables that Kubernetes refuses. */
    public static void check(Problems problems, String path, List<EnvVar> variables) {
        problems.each(path, variables, EnvRules::check);
    }

    /** Refuses a variable that is there twice, which server-side apply refuses. */
    public static void unique(Problems problems, String path, List<EnvVar> variables) {
        Map<String, Integer> first = new HashMap<>();
        for (int index = 0; index < variables.size(); index++) {
            Integer other = first.putIfAbsent(variables.get(index).getName(), index);
            if (other != null && variables.get(index).getName() != null) {
                problems.require(
                        false,
                        path + "[" + index + "].name",
                        variables.get(index).getName(),
                        "is set by " + path + "[" + other + "] already; keep one of them");
            }
        }
    }

    private static void check(Problems at, EnvVar variable) {
        String name = variable.getName();
        at.notBlank(name, "name", "Kubernetes finds it by its name");
        if (name != null && !name.isBlank()) {
            Texts.variable(at, "name", name);
        }
        EnvVarSource source = variable.getValueFrom();
        if (source != null) {
            at.require(Texts.isEmpty(variable.getValue()), "", "must have value or valueFrom, not both");
            source(at.at("valueFrom"), source);
        }
    }

    private static void source(Problems at, EnvVarSource source) {
        long sources = Stream.of(
                                source.getSecretKeyRef(),
                                source.getConfigMapKeyRef(),
                                source.getFieldRef(),
                                source.getResourceFieldRef(),
                                Newer.field(() -> source.getFileKeyRef()))
                        .filter(Objects::nonNull)
                        .count()
                + source.getAdditionalProperties().size();
        at.require(sources == 1, "", "must have one of secretKeyRef, configMapKeyRef, fieldRef and resourceFieldRef");
        if (source.getSecretKeyRef() != null) {
            Problems ref = at.at("secretKeyRef");
            Names.required(ref, "name", source.getSecretKeyRef().getName(), "the name of a Secret");
            Texts.dataKey(ref, "key", source.getSecretKeyRef().getKey());
        }
        if (source.getConfigMapKeyRef() != null) {
            Problems ref = at.at("configMapKeyRef");
            Names.required(ref, "name", source.getConfigMapKeyRef().getName(), "the name of a ConfigMap");
            Texts.dataKey(ref, "key", source.getConfigMapKeyRef().getKey());
        }
        FieldRefRules.inVariable(at, source.getFieldRef(), source.getResourceFieldRef());
    }

    /** Refuses sources of variables that Kubernetes refuses. */
    public static void checkFrom(Problems problems, String path, List<EnvFromSource> sources) {
        problems.each(path, sources, (at, source) -> {
            boolean secret = source.getSecretRef() != null;
            boolean configMap = source.getConfigMapRef() != null;
            at.require(secret != configMap, "", "must have one of secretRef and configMapRef");
            if (secret) {
                Names.required(at, "secretRef.name", source.getSecretRef().getName(), "the name of a Secret");
            }
            if (configMap) {
                Names.required(at, "configMapRef.name", source.getConfigMapRef().getName(), "the name of a ConfigMap");
            }
            if (!Texts.isEmpty(source.getPrefix())) {
                Texts.variable(at, "prefix", source.getPrefix());
            }
        });
    }
}

package io.github.cdk8sprefect.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cdk8sprefect.kubernetes.DataKeys;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;

/**
 * A whole base job template of a work pool, in the form that Prefect reads.
 *
 * @see <a href="https://docs.prefect.io/v3/how-to-guides/deployment_infra/manage-work-pools">Managing work pools</a>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = BaseJobTemplate.Inline.class, name = "inline"),
    @JsonSubTypes.Type(value = BaseJobTemplate.FromConfigMap.class, name = "configMap")
})
public sealed interface BaseJobTemplate {

    /**
     * JSON in the configuration, written to a ConfigMap that is named like the worker, with the suffix
     * {@code -base-job-template}.
     *
     * @param json the template. Must be a JSON object
     */
    record Inline(String json) implements BaseJobTemplate {

        private static final ObjectMapper JSON = new ObjectMapper();

        /** Refuses anything that is not a JSON object. */
        public Inline {
            Problems.of(Inline.class)
                    .require(
                            isJsonObject(json),
                            "json",
                            "must be a JSON object (prefect work-pool get-default-base-job-template prints one)")
                    .throwIfAny();
        }

        private static boolean isJsonObject(String text) {
            return text != null && read(text).isObject();
        }

        /** The template as a tree. */
        JsonNode tree() {
            return read(json);
        }

        private static JsonNode read(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /**
     * A key of a ConfigMap that exists.
     *
     * @param name name of the ConfigMap. Must be a DNS name
     * @param key the key in it. Default: {@code baseJobTemplate.json}
     */
    record FromConfigMap(String name, String key) implements BaseJobTemplate {

        /** Puts the default in, and refuses a name and a key that no ConfigMap has. */
        public FromConfigMap {
            key = Defaults.orElse(key, "baseJobTemplate.json");
            Problems problems = Problems.of(FromConfigMap.class).dnsName(name, "name");
            DataKeys.check(problems, "key", key);
            problems.throwIfAny();
        }
    }
}

package io.github.cdk8sprefect.prefect;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;

/**
 * How Prefect's processes write their logs.
 *
 * @see <a href="https://docs.prefect.io/v3/advanced/logging-customization">Logging customization</a>
 */
public enum LogFormat {
    /** Lines for people. */
    text,
    /** A JSON object on each line, for collectors such as Fluent Bit. */
    json;

    /** No setting of Prefect, but a way into its logging.yml, in every version. */
    public static final String SETTING = "PREFECT_LOGGING_HANDLERS_CONSOLE_FORMATTER";

    /** What a process reads it from; nothing for Prefect's own default. */
    public List<EnvVar> env() {
        return this == json ? List.of(variable(SETTING, name())) : List.of();
    }
}

package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdk8sprefect.props.PlacedText;
import io.github.cdk8sprefect.props.Secrecy;
import java.util.Map;

/** Secrets in values in which no chart expects one, which are copied unchanged. */
final class PlainSecrets {

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private PlainSecrets() {}

    /** Warns of each. The passwords of the bundled PostgreSQL have a place of their own, and a warning. */
    static void warn(Import asked) {
        Map<String, Object> values =
                new ObjectMapper().convertValue(asked.values().all(), TREE);
        values.remove("postgresql");
        PlacedText.each(values, text -> {
            if (Secrecy.isSecret(text.name(), text.text())) {
                asked.warn(
                        text.path() + ": " + (text.path().lastKey().equals("value") ? text.name() + " " : "")
                                + "may be a secret, and stands in plain text; move it into a Secret and use valueFrom.secretKeyRef");
            }
        });
    }
}

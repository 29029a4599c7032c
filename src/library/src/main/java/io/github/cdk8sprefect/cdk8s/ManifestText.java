package io.github.cdk8sprefect.cdk8s;

import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * All the text of one object, before it is written.
 *
 * @param object what the object is, as {@code Deployment prefect-server}
 * @param problems where the pitfalls in it go
 */
record ManifestText(String object, Problems problems) {

    /** Not shown: what stands in a Secret, and what an environment variable says. */
    private static final Pattern MAY_BE_SECRET = Pattern.compile("^(string)?[dD]ata\\.|\\.env\\[\\d+]\\.value$");

    void check(Map<String, Object> fields) {
        check(FieldPath.TOP, fields);
    }

    private void check(FieldPath path, Object value) {
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((key, field) -> {
                check(path, key);
                check(path.key(String.valueOf(key)), field);
            });
        } else if (value instanceof List<?> items) {
            for (int index = 0; index < items.size(); index++) {
                check(path.index(index), items.get(index));
            }
        } else if (value instanceof String text) {
            YamlPitfalls.in(text).ifPresent(pitfall -> note(path, text, pitfall + " (" + path + " of " + object + ")"));
        }
    }

    private void note(FieldPath path, String text, String message) {
        if (MAY_BE_SECRET.matcher(path.text()).find()) {
            problems.require(false, "", message);
        } else {
            problems.require(false, "", text, message);
        }
    }
}

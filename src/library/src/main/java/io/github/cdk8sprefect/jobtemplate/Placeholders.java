package io.github.cdk8sprefect.jobtemplate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * The placeholders in the Job of a template, whose values a flow run brings.
 *
 * @param job the Job with its placeholders
 */
record Placeholders(ObjectNode job) {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.\\-\\[\\]$]+)\\s*}}");

    private static final FieldPath VOLUMES = new FieldPath("spec.template.spec.volumes");
    private static final Pattern MOUNT = Pattern.compile(".*\\.volumeMounts\\[\\d+]\\.name");

    /** What is known of the Job. */
    ObjectNode known() {
        ObjectNode known = job.deepCopy();
        remove(known);
        return known;
    }

    /** Whether what a flow run brings may change what is wrong with a field. */
    boolean decide(FieldPath field) {
        for (FieldPath at = field; !at.isTop(); at = at.parent()) {
            JsonNode around = job.at(at.parent().pointer());
            if (is(job.at(at.pointer())) || (around.isArray() && hasPlaceholderItem(around))) {
                return true;
            }
        }
        return isWithin(job.at(field.pointer()))
                || (MOUNT.matcher(field.text()).matches() && isWithin(job.at(VOLUMES.pointer())));
    }

    private static void remove(JsonNode node) {
        for (Iterator<JsonNode> values = node.elements(); values.hasNext(); ) {
            if (is(values.next())) {
                values.remove();
            }
        }
        node.forEach(Placeholders::remove);
    }

    private static boolean hasPlaceholderItem(JsonNode list) {
        for (JsonNode item : list) {
            if (is(item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(JsonNode node) {
        if (is(node)) {
            return true;
        }
        for (JsonNode child : node) {
            if (isWithin(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(JsonNode value) {
        return value.isTextual() && PLACEHOLDER.matcher(value.textValue()).find();
    }
}

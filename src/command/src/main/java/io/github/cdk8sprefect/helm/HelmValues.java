package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.YamlFile;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of a release, typed. It records which keys were read and collects their problems. */
final class HelmValues {

    private final ChartKeys keys;
    private final MergedValues merged;
    private final Set<String> read = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final String fullName;
    private final Templates templates;

    private HelmValues(ChartKeys keys, MergedValues merged, HelmRelease release) {
        this.keys = keys;
        this.merged = merged;
        this.fullName = release.fullName(
                plain("fullnameOverride"),
                plain("nameOverride"),
                release.chart().chartName());
        this.templates = Templates.of(release, fullName, this::find);
    }

    /**
     * The values of the files over the chart's defaults.
     *
     * @throws ConfigException with all that is wrong with single keys
     */
    static HelmValues of(HelmRelease release, List<YamlFile> files) {
        ChartKeys keys = ChartKeys.of(release.chart());
        MergedValues merged = MergedValues.of(keys.defaults(), files);
        HelmValues values = new HelmValues(keys, merged, release);
        new KeyCheck(release.chart(), keys, merged, values::refuse, values::refuseKey).run();
        values.throwIfAny();
        return values;
    }

    /** What the objects of the chart are called. */
    String fullName() {
        return fullName;
    }

    /** The text; empty where there is none. */
    String text(String path) {
        return node(path).asText("");
    }

    /** The text; empty where it is blank or not there. */
    Optional<String> optionalText(String path) {
        return Optional.of(text(path)).filter(text -> !text.isEmpty());
    }

    /** The number; empty where there is none. */
    Optional<Integer> number(String path) {
        JsonNode node = node(path);
        return node.asText("").isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(node.asText()));
    }

    /** The number; 0 where there is none, which Helm takes for none. */
    int numberOrZero(String path) {
        return number(path).orElse(0);
    }

    boolean truth(String path) {
        return node(path).asBoolean(false);
    }

    /** A list or a mapping as it stands; empty where there is none. */
    JsonNode tree(String path) {
        return node(path);
    }

    /** All values, without noting that they were read. */
    ObjectNode all() {
        return merged.root();
    }

    /** All that is below a path of several keys, as one mapping. */
    ObjectNode section(String path) {
        keys.all().stream()
                .map(ChartKey::path)
                .filter(key -> key.equals(path) || key.startsWith(path + "."))
                .forEach(read::add);
        JsonNode found = find(path);
        return found instanceof ObjectNode object ? withoutEmpty(object) : JsonNodeFactory.instance.objectNode();
    }

    /** Whether the user says something of the key. */
    boolean isGiven(String path) {
        return merged.isGiven(new FieldPath(path));
    }

    /** Notes a problem with the value of a key. */
    void refuse(String path, String message) {
        JsonNode value = find(path);
        refuse(new Problem(
                path,
                value.isValueNode() ? Optional.of(value.asText()).filter(text -> !text.isEmpty()) : Optional.empty(),
                message));
    }

    /** Notes a key that nobody knows: what its value is, nobody knows either, so that is not shown. */
    private void refuseKey(String path, String message) {
        refuse(new Problem(path, Optional.empty(), message));
    }

    private void refuse(Problem problem) {
        String place = merged.place(new FieldPath(problem.path()));
        problems.add((place.isEmpty() ? "values" : place) + ": " + problem);
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** The keys that were asked for. */
    Set<String> read() {
        return read;
    }

    private JsonNode node(String path) {
        ChartKey key = keys.find(path).orElseThrow(() -> new IllegalStateException(path + " is in no table"));
        read.add(path);
        JsonNode value = find(path);
        if (!key.templated()) {
            return value;
        }
        return templates.rendered(value).orElseGet(() -> {
            refuse(path, Templates.WHAT_WOULD_DO);
            return JsonNodeFactory.instance.missingNode();
        });
    }

    private String plain(String path) {
        read.add(path);
        return find(path).asText("");
    }

    private JsonNode find(String path) {
        JsonNode node = merged.root();
        for (String word : path.split("\\.", -1)) {
            node = node.path(word);
        }
        return node;
    }

    private static ObjectNode withoutEmpty(ObjectNode object) {
        ObjectNode kept = object.objectNode();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue() instanceof ObjectNode inner ? withoutEmpty(inner) : field.getValue();
            if (!(value.isContainerNode() && value.isEmpty())) {
                kept.set(field.getKey(), value);
            }
        });
        return kept;
    }
}

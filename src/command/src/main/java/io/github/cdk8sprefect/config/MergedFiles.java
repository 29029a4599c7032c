package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.kubernetes.ListKeys;
import io.github.cdk8sprefect.kubernetes.TreeMerge;
import io.github.cdk8sprefect.props.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Several files as one configuration, later ones on top.
 *
 * <p>Mappings merge key by key. Lists of Kubernetes merge by Kubernetes' merge keys, and lists of named things ({@code
 * workers}, {@code agents}, …) by {@code name}; {@code patches} add up; any other list is replaced. {@code null} takes
 * a setting back to its default, and {@code $patch: delete} in a named item takes the item away. What {@code defaults.workers} and
 * {@code defaults.agents} say lies below each of these. A setting that is a choice ({@code database}, {@code api}, a credential) is one key
 * below: another choice replaces the first.
 */
final class MergedFiles {

    static final Set<String> CHOICES = Set.of(
            "database",
            "messaging",
            "api",
            "password",
            "connectionString",
            "url",
            "apiKey",
            "basicAuth",
            "baseJobTemplate");

    private static final FieldPath PATCHES = FieldPath.TOP.key("patches");
    private static final Pattern JOB_PATCH = Pattern.compile("workers\\[\\d+]\\.jobTemplate\\.patch\\..+");

    /** Lists to which each file adds. */
    private static final Set<FieldPath> ADDED = Set.of(PATCHES, FieldPath.TOP.key("objects"));

    private static final FieldPath DEFAULTS = FieldPath.TOP.key("defaults");

    private static final TreeMerge.Rules OF_AN_ITEM = new TreeMerge.Rules() {
        @Override
        public Optional<TreeMerge.ItemFinder> items(FieldPath list, ArrayNode lower, ArrayNode upper) {
            return ListKeys.of(list, lower, upper);
        }

        @Override
        public boolean replaces(FieldPath path, ObjectNode lower, ObjectNode upper) {
            return isOtherChoice(path, lower, upper) || ListKeys.isOtherSource(path, lower, upper);
        }
    };

    private final List<String> problems = new ArrayList<>();
    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final Map<FieldPath, String> places = new HashMap<>();

    private MergedFiles() {}

    static MergedFiles of(Iterable<YamlFile> files) {
        MergedFiles layers = new MergedFiles();
        files.forEach(file -> new TreeMerge(layers.new Rules(file)).lay(file.root(), layers.merged));
        for (String list : List.of("workers", "agents")) {
            layers.spread(list);
        }
        if (!layers.problems.isEmpty()) {
            throw new ConfigException(layers.problems);
        }
        return layers;
    }

    /** Lays each item of a list over what {@code defaults} says of all of them. */
    private void spread(String list) {
        FieldPath source = DEFAULTS.key(list);
        JsonNode given = merged.path(DEFAULTS.text());
        JsonNode below = given instanceof ObjectNode defaults && defaults.has(list)
                ? defaults.remove(list)
                : MissingNode.getInstance();
        if (below.isMissingNode()) {
            return;
        }
        if (!(below instanceof ObjectNode defaults)) {
            problems.add(
                    place(source) + ": " + source + ": must be a mapping of the settings that all " + list + " share");
            return;
        }
        if (merged.path(list).isEmpty()) {
            problems.add(place(source) + ": " + source + ": there are no " + list);
        }
        for (int index = 0; index < merged.path(list).size(); index++) {
            if (merged.get(list).get(index) instanceof ObjectNode item) {
                ObjectNode whole = defaults.deepCopy();
                new TreeMerge(OF_AN_ITEM).lay(item, whole);
                ((ArrayNode) merged.get(list)).set(index, whole);
                String here = FieldPath.TOP.key(list).index(index) + ".";
                Map<FieldPath, String> inherited = new HashMap<>();
                places.forEach((path, place) -> {
                    if (path.text().startsWith(source + ".")) {
                        inherited.put(
                                new FieldPath(here
                                        + path.text().substring(source.text().length() + 1)),
                                place);
                    }
                });
                inherited.forEach(places::putIfAbsent);
            }
        }
    }

    ObjectNode merged() {
        return merged;
    }

    /** File and line of a path; of the nearest one around it when nobody wrote it. */
    String place(FieldPath path) {
        for (FieldPath at = path; !at.isTop(); at = at.parent()) {
            String place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return "";
    }

    /** Whether a file has the key of a setting, and nothing behind it. */
    boolean isEmpty(FieldPath setting) {
        JsonNode value = merged.at(setting.pointer());
        return places.containsKey(setting) && (value.isMissingNode() || value.isNull());
    }

    /** How a file is laid on top of those before it. */
    private final class Rules implements TreeMerge.Rules {

        private final YamlFile file;

        Rules(YamlFile file) {
            this.file = file;
        }

        @Override
        public Optional<TreeMerge.ItemFinder> items(FieldPath list, ArrayNode lower, ArrayNode upper) {
            return ADDED.contains(list)
                    ? Optional.of((patches, patch) -> OptionalInt.empty())
                    : ListKeys.of(list, lower, upper);
        }

        @Override
        public boolean replaces(FieldPath path, ObjectNode lower, ObjectNode upper) {
            return isOtherChoice(path, lower, upper) || ListKeys.isOtherSource(path, lower, upper);
        }

        /** Null is what a patch does; elsewhere it is read as the default, unless nobody knows its key. */
        @Override
        public JsonNode added(FieldPath path, JsonNode value) {
            return value.deepCopy();
        }

        @Override
        public boolean keepsNull(FieldPath path, JsonNode lower) {
            return lower == null || JOB_PATCH.matcher(path.text()).matches();
        }

        @Override
        public void removed(FieldPath list, int index) {
            Map<FieldPath, String> kept = new HashMap<>();
            places.forEach((path, place) -> after(path, list, index).ifPresent(moved -> kept.put(moved, place)));
            places.clear();
            places.putAll(kept);
        }

        @Override
        public void missing(FieldPath source) {
            problems.add(
                    file.place(source) + ": " + source + ": takes nothing away; there is no item of this name below");
        }

        @Override
        public void laid(FieldPath path, FieldPath source) {
            places.put(path, file.place(source));
        }
    }

    /** Where a path is when an item of a list has gone; empty for what was in the item. */
    private static Optional<FieldPath> after(FieldPath path, FieldPath list, int index) {
        String prefix = list + "[";
        if (!path.text().startsWith(prefix)) {
            return Optional.of(path);
        }
        int end = path.text().indexOf(']', prefix.length());
        int at = Integer.parseInt(path.text().substring(prefix.length(), end));
        if (at == index) {
            return Optional.empty();
        }
        return Optional.of(
                at < index
                        ? path
                        : new FieldPath(prefix + (at - 1) + path.text().substring(end)));
    }

    private static boolean isOtherChoice(FieldPath path, ObjectNode lower, ObjectNode upper) {
        return CHOICES.contains(path.lastKey())
                && lower.size() == 1
                && upper.size() == 1
                && !lower.fieldNames().next().equals(upper.fieldNames().next());
    }
}

package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.kubernetes.ListKeys;
import io.github.cdk8sprefect.kubernetes.TreeMerge;
import io.github.cdk8sprefect.props.FieldPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Several files as one configuration, later ones on top.
 *
 * <p>Mappings merge key by key. Lists of Kubernetes merge by Kubernetes' merge keys, and lists of named things ({@code
 * workers}, {@code agents}, …) by {@code name}; {@code patches} add up; any other list is replaced. {@code null} takes
 * a setting back to its default. A setting that is a choice ({@code database}, {@code api}, a credential) is one key
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

    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final Map<FieldPath, String> places = new HashMap<>();

    private MergedFiles() {}

    static MergedFiles of(Iterable<YamlFile> files) {
        MergedFiles layers = new MergedFiles();
        files.forEach(file -> new TreeMerge(layers.new Rules(file)).lay(file.root(), layers.merged));
        return layers;
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
        return places.containsKey(setting) && merged.at(setting.pointer()).isMissingNode();
    }

    /** How a file is laid on top of those before it. */
    private final class Rules implements TreeMerge.Rules {

        private final YamlFile file;

        Rules(YamlFile file) {
            this.file = file;
        }

        @Override
        public Optional<TreeMerge.ItemFinder> items(FieldPath list, ArrayNode lower, ArrayNode upper) {
            return list.equals(PATCHES)
                    ? Optional.of((patches, patch) -> OptionalInt.empty())
                    : ListKeys.of(list, lower, upper);
        }

        @Override
        public boolean replaces(FieldPath path, ObjectNode lower, ObjectNode upper) {
            return isOtherChoice(path, lower, upper) || ListKeys.isOtherSource(path, lower, upper);
        }

        /** In a patch, null is what the patch does; elsewhere it stands for the default, which is there already. */
        @Override
        public JsonNode added(FieldPath path, JsonNode value) {
            return path.lastKey().equals(PATCHES.text()) ? value.deepCopy() : TreeMerge.withoutNulls(value);
        }

        @Override
        public void laid(FieldPath path, FieldPath source) {
            places.put(path, file.place(source));
        }
    }

    private static boolean isOtherChoice(FieldPath path, ObjectNode lower, ObjectNode upper) {
        return CHOICES.contains(path.lastKey())
                && lower.size() == 1
                && upper.size() == 1
                && !lower.fieldNames().next().equals(upper.fieldNames().next());
    }
}

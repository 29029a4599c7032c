package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.config.YamlFile;
import io.github.cdk8sprefect.kubernetes.TreeMerge;
import io.github.cdk8sprefect.props.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several files of values over the chart's defaults, by Helm's rules: mappings merge, everything else is replaced, and
 * null removes a key.
 */
final class MergedValues {

    private final ObjectNode root;
    private final Map<FieldPath, String> places = new HashMap<>();

    private MergedValues(ObjectNode defaults) {
        this.root = defaults;
    }

    static MergedValues of(ObjectNode defaults, List<YamlFile> files) {
        MergedValues merged = new MergedValues(defaults);
        files.forEach(file -> new TreeMerge(merged.new Rules(file)).lay(file.root(), merged.root));
        return merged;
    }

    ObjectNode root() {
        return root;
    }

    /** Whether one of the files says something of the path or of what is below it. */
    boolean isGiven(FieldPath path) {
        return places.containsKey(path);
    }

    /** File and line of a path; empty where no file says anything of it. */
    String place(FieldPath path) {
        for (FieldPath at = path; !at.isTop(); at = at.parent()) {
            if (places.containsKey(at)) {
                return places.get(at);
            }
        }
        return "";
    }

    private final class Rules implements TreeMerge.Rules {

        private final YamlFile file;

        Rules(YamlFile file) {
            this.file = file;
        }

        @Override
        public Optional<TreeMerge.ItemFinder> items(FieldPath list, ArrayNode lower, ArrayNode upper) {
            return Optional.empty();
        }

        @Override
        public void laid(FieldPath path, FieldPath source) {
            places.put(path, file.place(source));
        }
    }
}

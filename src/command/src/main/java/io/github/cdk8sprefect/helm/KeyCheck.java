package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.kubernetes.Wording;
import io.github.cdk8sprefect.props.FieldPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks values against the chart's keys: unknown keys and values of the wrong type. */
final class KeyCheck {

    private static final Set<ChartKey.Kind> SCALARS =
            Set.of(ChartKey.Kind.TEXT, ChartKey.Kind.NUMBER, ChartKey.Kind.TRUTH);

    private final HelmChart chart;
    private final ChartKeys keys;
    private final MergedValues merged;
    private final BiConsumer<String, String> refuse;
    private final BiConsumer<String, String> refuseKey;

    /**
     * Gives the path of each problem, and what would do, to one of the two.
     *
     * @param refuse takes what is wrong with a value
     * @param refuseKey takes what is wrong with a key
     */
    KeyCheck(
            HelmChart chart,
            ChartKeys keys,
            MergedValues merged,
            BiConsumer<String, String> refuse,
            BiConsumer<String, String> refuseKey) {
        this.chart = chart;
        this.keys = keys;
        this.merged = merged;
        this.refuse = refuse;
        this.refuseKey = refuseKey;
    }

    void run() {
        check(merged.root(), FieldPath.TOP);
        for (ChartKey key : keys.all()) {
            if (!key.optional() && SCALARS.contains(key.kind())) {
                checkPresent(key);
            }
        }
    }

    private void check(ObjectNode values, FieldPath path) {
        for (Map.Entry<String, JsonNode> field : values.properties()) {
            FieldPath child = path.key(field.getKey());
            JsonNode value = field.getValue();
            Optional<ChartKey> known = keys.find(child.text());
            if (known.isPresent()) {
                checkKind(known.get(), value);
            } else if (keys.below(child).isEmpty()) {
                refuseKey.accept(child.text(), unknown(field.getKey(), path));
            } else if (value instanceof ObjectNode section) {
                check(section, child);
            } else {
                refuse.accept(child.text(), "must be a mapping with " + String.join(", ", keys.below(child)));
            }
        }
    }

    private void checkKind(ChartKey key, JsonNode value) {
        if (key.kind() == ChartKey.Kind.REFUSED) {
            if (!value.equals(key.byDefault())) {
                refuse.accept(key.path(), "cannot be carried over. " + key.outcome());
            }
        } else if (!key.kind().accepts(value)) {
            refuse.accept(key.path(), key.kind().whatWouldDo());
        }
    }

    private void checkPresent(ChartKey key) {
        JsonNode value = merged.root();
        for (String word : key.path().split("\\.", -1)) {
            value = value.path(word);
        }
        if (value.isMissingNode() || (value.isTextual() && value.textValue().isEmpty())) {
            refuse.accept(
                    key.path(),
                    "must be given, such as "
                            + key.byDefault().asText()
                            + " (which is Helm's default; null takes it away)");
        }
    }

    private String unknown(String name, FieldPath path) {
        Optional<HelmChart> other = chart.otherVersions()
                .filter(candidate -> !ChartKeys.of(candidate)
                                .below(path.key(name))
                                .isEmpty()
                        || ChartKeys.of(candidate).find(path.key(name).text()).isPresent())
                .findFirst();
        if (other.isPresent()) {
            return "unknown key: it is of the chart of " + other.get().version() + ", and these are the keys of "
                    + chart.version() + "; if the release is of that one, say --chart-version "
                    + other.get().version();
        }
        String sentence = Wording.unknownKey(name, keys.below(path));
        return path.text().startsWith("postgresql")
                ? sentence + " (of the bundled PostgreSQL, only these are carried over; say the rest in"
                        + " database.postgres of the file that comes out)"
                : sentence;
    }
}

package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes a draft as YAML for a person: block style, quotes where they are needed, comments above the lines that they
 * describe.
 */
final class CommentedYaml {

    private static final int WIDTH = 108;
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDumpComments(true)
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(4)
            .setIndicatorIndent(2)
            .setWidth(WIDTH)
            .setSplitLines(false)
            .build();

    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z/_][\\w./@+=%-]*([ :][\\w./@+=%-]+)*" + "|\\d+(m|[KMGTP]i?)|\\d+\\.\\d+\\.\\d+(-[a-z][\\w.-]*)?");

    /** What a reader of YAML 1.1 takes for something else than text. */
    private static final Pattern RESERVED = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");

    private CommentedYaml() {}

    static String write(String head, ConfigDraft draft) {
        MappingNode root = mapping(draft);
        List<NodeTuple> settings = root.getValue();
        for (NodeTuple setting : settings) {
            List<CommentLine> above = new ArrayList<>(List.of(line(CommentType.BLANK_LINE, "")));
            above.addAll(
                    Optional.ofNullable(setting.getKeyNode().getBlockComments()).orElse(List.of()));
            setting.getKeyNode().setBlockComments(above);
        }
        List<CommentLine> first = new ArrayList<>(comment(head));
        if (!settings.isEmpty()) {
            first.addAll(settings.get(0).getKeyNode().getBlockComments());
            settings.get(0).getKeyNode().setBlockComments(first);
        }
        return new Present(SETTINGS)
                .emitToString(new Serialize(SETTINGS).serializeOne(root).iterator());
    }

    private static MappingNode mapping(ConfigDraft draft) {
        List<NodeTuple> entries = new ArrayList<>();
        for (Map.Entry<String, Object> entry : draft.entries().entrySet()) {
            Node key = text(entry.getKey());
            draft.commentOn(entry.getKey()).ifPresent(words -> key.setBlockComments(comment(words)));
            entries.add(new NodeTuple(key, node(entry.getValue())));
        }
        return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
    }

    private static Node node(Object value) {
        if (value instanceof ConfigDraft draft) {
            return mapping(draft);
        }
        return value instanceof List<?> items
                ? list(items.stream().map(CommentedYaml::node).toList())
                : node((JsonNode) value);
    }

    private static Node node(JsonNode value) {
        if (value.isObject()) {
            List<NodeTuple> entries = value.properties().stream()
                    .map(field -> new NodeTuple(text(field.getKey()), node(field.getValue())))
                    .toList();
            return new MappingNode(Tag.MAP, entries, entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (value.isArray()) {
            return list(StreamSupport.stream(value.spliterator(), false)
                    .map(CommentedYaml::node)
                    .toList());
        }
        return value.isTextual() ? text(value.textValue()) : scalar(value);
    }

    private static Node list(List<Node> items) {
        return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private static Node scalar(JsonNode value) {
        Tag tag = value.isBoolean()
                ? Tag.BOOL
                : value.isNull() ? Tag.NULL : value.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
        return new ScalarNode(tag, value.asText(), ScalarStyle.PLAIN);
    }

    private static Node text(String words) {
        boolean plain =
                PLAIN.matcher(words).matches() && !RESERVED.matcher(words).matches();
        boolean printable = words.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f);
        ScalarStyle quoted = printable && !words.contains("'") ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED;
        return new ScalarNode(Tag.STR, words, plain ? ScalarStyle.PLAIN : quoted);
    }

    private static List<CommentLine> comment(String words) {
        return Arrays.stream(words.split("\n", -1))
                .flatMap(sentence -> wrapped(sentence).stream())
                .map(text -> line(CommentType.BLOCK, " " + text))
                .toList();
    }

    private static List<String> wrapped(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (!current.isEmpty() && current.length() + word.length() >= WIDTH) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines;
    }

    private static CommentLine line(CommentType type, String text) {
        return new CommentLine(Optional.empty(), Optional.empty(), text, type);
    }
}

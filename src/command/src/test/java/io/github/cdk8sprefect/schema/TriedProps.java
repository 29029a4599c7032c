package io.github.cdk8sprefect.schema;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.cdk8sprefect.kubernetes.JsonPlaces;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problem;
import io.github.cdk8sprefect.props.Rule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Props that are made of wrong values, to learn from the checks what they refuse, and of none, to learn the defaults. */
final class TriedProps {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    /** A choice is read as what it is, and not by the key that chooses it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface Chosen {}

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Something that each required setting accepts. */
    private static final List<String> GOOD = List.of(
            "\"a\"",
            "\"/a\"",
            "1",
            "7",
            "\"https://a/api\"",
            "[\"a\"]",
            "[{\"workPool\": \"a\"}]",
            "{\"host\": \"a\"}",
            "{\"host\": \"a\", \"gateways\": [{\"name\": \"a\"}]}",
            "{\"sqlite\": {}}",
            "\"3.8.3\"",
            "{\"server\": {}}",
            "[{\"kind\": \"a\", \"merge\": {\"a\": \"b\"}}]",
            "[{\"name\": \"a\"}]",
            "{\"name\": \"a\", \"key\": \"a\"}",
            "{\"existingSecret\": {\"name\": \"a\", \"key\": \"a\"}}",
            "{\"redis\": {}}",
            "{\"a\": \"b\"}",
            "{}",
            "[{}]");

    private final ObjectReader reader;
    private final Set<String> required = new LinkedHashSet<>();
    private final Map<String, List<String>> requiredUnless = new LinkedHashMap<>();
    private final ObjectNode smallest = JSON.objectNode();
    private final Map<String, List<String>> accepted = new HashMap<>();

    TriedProps(Class<?> type) {
        this.reader = type.getInterfaces().length > 0
                ? MAPPER.copy().addMixIn(type, Chosen.class).readerFor(type)
                : MAPPER.readerFor(type);
        for (int times = 0; times < 5; times++) {
            for (Problem problem : problems(smallest)) {
                if (!problem.path().matches(".*[.\\[].*")) {
                    problem.rules().forEach(rule -> note(problem.path(), rule));
                }
            }
            required.forEach(this::fill);
            requiredUnless.keySet().forEach(this::fill);
        }
    }

    private void note(String key, Rule rule) {
        if (rule.equals(Rule.REQUIRED)) {
            required.add(key);
        } else if (rule.keyword().equals("anyOf") && rule.value() instanceof List<?> others) {
            requiredUnless.put(key, others.stream().map(Object::toString).toList());
        }
    }

    private void fill(String key) {
        if (smallest.has(key)) {
            return;
        }
        for (String good : GOOD) {
            smallest.set(key, parsed(good));
            if (isReadable(smallest)
                    && problems(smallest).stream()
                            .noneMatch(problem -> problem.path().startsWith(key))) {
                return;
            }
        }
        smallest.remove(key);
    }

    /** The settings without which there are no such props. */
    Set<String> required() {
        return required;
    }

    /** The settings of which there must be one, or one of the others. */
    Map<String, List<String>> requiredUnless() {
        return requiredUnless;
    }

    /** What a setting is when nobody gives it; empty for one that has no single value. */
    Optional<JsonNode> defaultOf(RecordComponent component) {
        Object made = made(smallest);
        if (made == null || smallest.has(component.getName())) {
            return Optional.empty();
        }
        try {
            Object value = component.getAccessor().invoke(made);
            JsonNode tree = MAPPER.valueToTree(value instanceof Optional<?> optional ? optional.orElse(null) : value);
            return Optional.of(tree).filter(node -> node.isValueNode() && !node.isNull());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As little as can be given. */
    ObjectNode smallest() {
        return smallest.deepCopy();
    }

    /** The rules that a value at a path breaks, each with what its check says. In the path, {@code []} is an item of a list. */
    Map<Rule, String> broken(List<String> path, JsonNode value) {
        ObjectNode tree = smallest();
        String place = lay(tree, path, value);
        Map<Rule, String> broken = new LinkedHashMap<>();
        problems(tree).stream()
                .filter(problem -> problem.path().equals(place))
                .forEach(problem -> problem.rules().forEach(rule -> broken.put(rule, problem.message())));
        return broken;
    }

    /** What is said of a setting where {@code others} are given beside it, whatever its value; empty where one is accepted. */
    Optional<String> refusal(ObjectNode others, List<String> keys) {
        List<String> said = new ArrayList<>();
        for (String good : GOOD) {
            ObjectNode tree = others.deepCopy();
            String path = lay(tree, keys, parsed(good));
            if (isReadable(tree)) {
                List<Problem> problems = problems(tree).stream()
                        .filter(problem -> problem.path().startsWith(path))
                        .toList();
                if (problems.isEmpty()) {
                    return Optional.empty();
                }
                if (problems.stream().allMatch(problem -> problem.rules().isEmpty())) {
                    said.add(problems.get(0).message());
                }
            }
        }
        return said.stream().reduce((first, second) -> second);
    }

    /** Whether some value of a setting of the top makes props of which that is true. */
    boolean some(String key, Predicate<Object> property) {
        return GOOD.stream().anyMatch(good -> {
            ObjectNode tree = smallest();
            tree.set(key, parsed(good));
            Object made = made(tree);
            return made != null && property.test(made);
        });
    }

    /** What is said of two settings of which there can be one. */
    Optional<String> exclusion(String one, String other) {
        List<String> goods = accepted(one);
        List<String> others = accepted(other);
        for (String good : goods) {
            for (String beside : others) {
                ObjectNode tree = smallest();
                tree.set(one, parsed(good));
                tree.set(other, parsed(beside));
                for (Problem problem : problems(tree)) {
                    boolean ofOne =
                            problem.path().equals(one) && problem.rules().contains(Rule.notBeside(other));
                    boolean ofOther =
                            problem.path().equals(other) && problem.rules().contains(Rule.notBeside(one));
                    if (ofOne || ofOther) {
                        return Optional.of(problem.message());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<String> accepted(String key) {
        return accepted.computeIfAbsent(
                key,
                each -> GOOD.stream()
                        .filter(good -> {
                            ObjectNode tree = smallest();
                            tree.set(key, parsed(good));
                            return made(tree) != null;
                        })
                        .toList());
    }

    private static String lay(ObjectNode tree, List<String> path, JsonNode value) {
        JsonNode at = tree;
        FieldPath place = FieldPath.TOP;
        for (int index = 0; index < path.size(); index++) {
            String step = path.get(index);
            boolean last = index == path.size() - 1;
            JsonNode next = last ? value : path.get(index + 1).equals("[]") ? JSON.arrayNode() : JSON.objectNode();
            if (step.equals("[]")) {
                ((ArrayNode) at).add(next);
                place = place.index(0);
            } else {
                ((ObjectNode) at).set(step, next);
                place = place.key(step);
            }
            at = next;
        }
        return place.text();
    }

    /** Whether each value is of the type that is expected there. */
    private boolean isReadable(JsonNode tree) {
        try {
            reader.readValue(tree);
            return true;
        } catch (ValueInstantiationException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Object made(JsonNode tree) {
        try {
            return reader.readValue(tree);
        } catch (IOException e) {
            return null;
        }
    }

    private List<Problem> problems(JsonNode tree) {
        try {
            reader.readValue(tree);
        } catch (JsonMappingException e) {
            String place = JsonPlaces.of(e).text();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidPropsException invalid) {
                    return invalid.problems().stream()
                            .map(problem -> place.isEmpty() ? problem : problem.under(place))
                            .toList();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return List.of();
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

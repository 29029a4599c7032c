package io.github.cdk8sprefect.jobtemplate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds values of a Job that have the wrong type for Kubernetes. Unknown fields are left to Kubernetes. */
final class JobTypes {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JobTypes() {}

    /**
     * What became of a Job's tree.
     *
     * @param job the Job; empty where there is a mistake
     * @param mistake where the first value of a wrong type is
     */
    record Result(Optional<Job> job, Optional<String> mistake) {}

    /** Reads the tree of a Job. */
    static Result read(JsonNode tree) {
        try {
            Job job = JSON.treeToValue(tree, Job.class);
            Optional<String> mistake =
                    difference("", tree, JSON.valueToTree(job)).findFirst();
            return new Result(Optional.of(job).filter(read -> mistake.isEmpty()), mistake);
        } catch (JsonProcessingException e) {
            return new Result(Optional.empty(), Optional.of(path(e)));
        }
    }

    /** Some types read text, too, and would be written as an object. */
    private static Stream<String> difference(String path, JsonNode written, JsonNode read) {
        if (read.isMissingNode()) {
            return Stream.empty();
        }
        if (written.isContainerNode() != read.isContainerNode()) {
            return Stream.of(path);
        }
        return written.isObject()
                ? written.properties().stream().flatMap(field -> inside(path, field, read))
                : IntStream.range(0, written.size())
                        .boxed()
                        .flatMap(index -> difference(path + "[" + index + "]", written.path(index), read.path(index)));
    }

    private static Stream<String> inside(String path, Map.Entry<String, JsonNode> field, JsonNode read) {
        String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        return difference(name, field.getValue(), read.path(field.getKey()));
    }

    private static String path(JsonProcessingException failure) {
        return failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", "")
                : "the whole";
    }
}

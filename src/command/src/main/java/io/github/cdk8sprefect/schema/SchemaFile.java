package io.github.cdk8sprefect.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdk8sprefect.props.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema of {@code prefect.yaml}, of draft 2020-12, which is made when we build, and is {@code docs/prefect.schema.json}
 * in the repository.
 */
@Internal
public final class SchemaFile {

    private static final String NAME = "/prefect.schema.json";

    private SchemaFile() {}

    /** The schema as it is printed. */
    public static String text() {
        try (InputStream file = SchemaFile.class.getResourceAsStream(NAME)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree() {
        try (InputStream file = SchemaFile.class.getResourceAsStream(NAME)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.cdk8sprefect.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefectYamlSchemaTest {

    private static final Path COMMITTED = Path.of("docs/prefect.schema.json");
    private static final Path RECEIVED = Path.of("target/command/prefect.schema.json");
    private static final JsonNode GENERATED = PrefectYamlSchema.generate();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(GENERATED.toString());

    static Stream<Path> asks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("snapshots"))) {
            return files.filter(file -> file.toString().matches(".*(?<!approved|received)\\.yaml")).toList().stream();
        }
    }

    @Test
    void theCommittedSchemaIsThatOfTheProps() throws IOException {
        String made = GENERATED.toPrettyString() + "\n";
        Files.writeString(RECEIVED, made);
        assertThat(Files.readString(COMMITTED).equals(made))
                .as("run: cp " + RECEIVED + " " + COMMITTED)
                .isTrue();
    }

    /** In {@code code} such text is no HTML. */
    @Test
    void noDescriptionLosesWhatStandsInAngleBrackets() throws IOException {
        String schema = GENERATED.toString();
        Matcher code = Pattern.compile("@param[^@]*\\{@code ([^}]*<[^}]*)}").matcher(propsSources());
        int found = 0;
        while (code.find()) {
            assertThat(schema).contains(code.group(1));
            found++;
        }
        assertThat(found).isPositive();
    }

    private static String propsSources() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/library/src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Props.java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }

    @ParameterizedTest
    @MethodSource("asks")
    void everyAskIsValid(Path ask) throws IOException {
        assertThat(problems(Files.readString(ask))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{workers: [{workpool: a}]}",
                "{workers: {}}",
                "{server: {replicas: many}}",
                "{database: {sqlite: {}, external: {}}}",
                "{database: {mysql: {}}}",
                "{server: {pod: {tolerations: [{operater: Exists}]}}}",
                "{server: {service: {type: Foo}}}"
            })
    void whatTheReaderRefusesAnEditorMarks(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void aSettingIsExplainedByItsJavadoc() {
        assertThat(PrefectYamlSchema.generate()
                        .at("/$defs/WorkerProps/properties/prefetchSeconds/description")
                        .asText())
                .isEqualTo("how many seconds before they are due flow runs are taken, so that their pods start in time."
                        + " Default: 10. Refused: a negative number. Prefect: PREFECT_WORKER_PREFETCH_SECONDS");
    }

    private static List<?> problems(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }
}

package io.github.cdk8sprefect.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.snapshots.KubernetesSchema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Assertions;

class GeneratedConfigurationsTest {

    /** Going through cdk8s takes a hundred times as long as all before it, so every so many take that way. */
    private static final int SYNTHESIZED = 20;

    /** What a program says of itself, and not of the user's mistake. */
    private static final Pattern TRACE = Pattern.compile(
            "Exception|java\\.|com\\.fasterxml|io\\.github|Cannot (construct|deserialize)|START_OBJECT|out of range of");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<PrefectEnvironmentProps> VALID = new ArrayList<>();
    private static final List<String> REFUSED = new ArrayList<>();
    private static final List<Integer> OBJECTS = new ArrayList<>();

    @Provide
    Arbitrary<Object> configurations() {
        return Configurations.all();
    }

    @Property(tries = 12_000, seed = "4711", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyConfigurationGivesValidManifestsOrAnErrorOfOurs(@ForAll("configurations") Object configuration)
            throws Exception {
        String yaml = JSON.writeValueAsString(configuration);
        try {
            VALID.add(ConfigFiles.parse("prefect.yaml", yaml));
        } catch (ConfigException e) {
            refused(e.problems(), yaml);
            return;
        } catch (RuntimeException e) {
            throw new AssertionError(yaml, e);
        }
        if (VALID.size() % SYNTHESIZED == 0) {
            synthesize(VALID.get(VALID.size() - 1), yaml);
        }
    }

    @Example
    void everySettingOfAnEnvironmentIsGenerated() {
        assertThat(Configurations.settings().keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(PrefectEnvironmentProps.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @AfterContainer
    static void tell() {
        System.out.println(
                "generated: " + (VALID.size() + REFUSED.size()) + " configurations, " + VALID.size() + " valid, "
                        + REFUSED.size() + " refused; synthesized: " + OBJECTS.size() + ", of "
                        + OBJECTS.stream().mapToInt(Integer::intValue).sum() + " objects");
    }

    private static void synthesize(PrefectEnvironmentProps props, String yaml) throws Exception {
        App app = Testing.app();
        try {
            new PrefectEnvironment(app, props).placeApplication(app);
        } catch (InvalidPropsException e) {
            VALID.remove(VALID.size() - 1);
            refused(List.of(e.getMessage().split("\n")), yaml);
            return;
        }
        int objects = 0;
        for (var child : app.getNode().getChildren()) {
            for (Object manifest : (List<?>) ((Chart) child).toJson()) {
                JsonObject object = JsonParser.parseString(JSON.writeValueAsString(manifest))
                        .getAsJsonObject();
                assertThat(KubernetesSchema.problems(object))
                        .as(yaml + "\n" + object)
                        .isEmpty();
                objects++;
            }
        }
        OBJECTS.add(objects);
    }

    private static void refused(List<String> problems, String yaml) {
        REFUSED.add(yaml);
        assertThat(problems).as(yaml).isNotEmpty();
        for (String problem : problems) {
            if (TRACE.matcher(problem).find() || problem.contains("\n") || problem.length() > 600) {
                Assertions.fail(problem + "\n" + yaml);
            }
        }
    }
}

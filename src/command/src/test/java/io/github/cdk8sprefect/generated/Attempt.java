package io.github.cdk8sprefect.generated;

import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfigFiles;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problem;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * What becomes of a configuration.
 *
 * @param configuration its text
 * @param problems what a person reads of it; none where it is accepted
 * @param manifests its objects; none where it is refused
 */
record Attempt(String configuration, List<String> problems, List<String> manifests) {

    /** The charts of {@code without-cdk8s} are in no app. */
    private static final Construct NOWHERE = null;

    static Attempt of(Object configuration) {
        String text = WrittenManifests.json(configuration);
        try {
            return new Attempt(text, List.of(), manifests(ConfigFiles.parse("prefect.yaml", text)));
        } catch (ConfigException e) {
            return new Attempt(text, e.problems(), List.of());
        } catch (InvalidPropsException e) {
            return new Attempt(
                    text, e.problems().stream().map(Problem::toString).toList(), List.of());
        } catch (RuntimeException e) {
            return new Attempt(text, List.of("it ended in " + e + " at " + e.getStackTrace()[0]), List.of());
        }
    }

    private static List<String> manifests(PrefectEnvironmentProps props) {
        List<Component> parts = new ArrayList<>();
        PrefectEnvironment environment = new PrefectEnvironment(NOWHERE, props, parts::add);
        environment.placeApplication(NOWHERE).ifPresent(parts::add);
        return parts.stream()
                .flatMap(part -> part.objects().stream())
                .map(WrittenManifests::json)
                .toList();
    }

    boolean isAccepted() {
        return problems.isEmpty();
    }
}

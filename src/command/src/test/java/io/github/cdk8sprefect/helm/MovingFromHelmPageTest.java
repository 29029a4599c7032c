package io.github.cdk8sprefect.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovingFromHelmPageTest {

    @ParameterizedTest
    @EnumSource
    void thePageSaysOfEveryKeyWhatTheImportDoesWithIt(HelmChart chart) throws IOException {
        String page = Files.readString(Path.of("docs/moving-from-helm.md"));

        assertThat(page).contains(table(chart));
    }

    /** The table as it must stand in the page. */
    private static String table(HelmChart chart) {
        StringBuilder table = new StringBuilder(
                "### " + chart.chartName() + " " + chart.version() + "\n\n| key | in prefect.yaml |\n| --- | --- |\n");
        ChartKeys.of(chart).all().forEach(key -> table.append("| `" + key.path() + "` | " + key.outcome() + " |\n"));
        return table.toString();
    }
}

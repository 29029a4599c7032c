package io.github.cdk8sprefect.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.junit.jupiter.api.Test;

/** That the texts are those of {@code App.synth()} is what every snapshot checks. */
class AppFilesTest {

    private final App app = new App();

    private Chart chart(String name) {
        Chart chart = new Chart(app, name);
        new ApiObject(
                chart,
                "object",
                ApiObjectProps.builder().apiVersion("v1").kind("ConfigMap").build());
        return chart;
    }

    @Test
    void anAppWithoutChartsHasNoFiles() {
        assertThat(AppFiles.of(app, done -> {})).isEmpty();
    }

    @Test
    void eachChartIsAFileHoweverManyThereAre() {
        for (int number = 0; number < 101; number++) {
            chart("c" + number);
        }
        List<Integer> told = new ArrayList<>();
        assertThat(AppFiles.of(app, told::add)).hasSize(101).containsKeys("c0.yaml", "c100.yaml");
        assertThat(told).containsExactly(50, 100, 101);
    }

    @Test
    void chartsThatDependOnEachOtherAreRefusedSinceTheirFilesWouldBeNumbered() {
        chart("a").addDependency(chart("b"));
        assertThatThrownBy(() -> AppFiles.of(app, done -> {})).hasMessageContaining("a: charts that depend");
    }

    @Test
    void aChartInAChartIsRefused() {
        new Chart(chart("outer"), "inner");
        assertThatThrownBy(() -> AppFiles.of(app, done -> {})).hasMessageContaining("outer: charts that depend");
    }
}

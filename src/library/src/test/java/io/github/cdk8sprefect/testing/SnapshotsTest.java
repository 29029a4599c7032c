package io.github.cdk8sprefect.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

    private static final Manifests ONE = new Manifests(Map.of("a.yaml", "kind: A\nname: a\n"));

    @TempDir
    Path folder;

    @Test
    void chartsBecomeOneTextWithEachFilesName() {
        assertThat(Manifests.of(SnapshotsTest::twoCharts).text())
                .startsWith("# a.yaml\napiVersion: v1\nkind: ConfigMap\n")
                .contains("\n---\n# b.yaml\n");
    }

    @Test
    void whatWasApprovedPassesAndLeavesNothing() throws Exception {
        Files.writeString(
                folder.resolve("ask.approved.yaml"),
                Manifests.of(SnapshotsTest::twoCharts).text());

        Snapshots.in(folder).verify("ask", SnapshotsTest::twoCharts);

        assertThat(folder).isDirectoryNotContaining("glob:**received**");
    }

    @Test
    void aChangeFailsAndStandsBesideWhatWasApproved() throws Exception {
        Files.writeString(folder.resolve("ask.approved.yaml"), "# a.yaml\nkind: B\nname: a\n");

        assertThatThrownBy(() -> Snapshots.in(folder).verify("ask", ONE))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "ask: other manifests than approved, first A: kind\n  - kind: B\n  + kind: A\napprove with: mv '"
                                + folder + "/ask.received.yaml' '" + folder + "/ask.approved.yaml'");
        assertThat(folder.resolve("ask.received.yaml")).hasContent(ONE.text());
    }

    @Test
    void aFirstRunFailsAndLeavesWhatToApprove() {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> Snapshots.in(none).verify("ask", ONE))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("ask: nothing is approved yet\napprove with: mv '");
        assertThat(none.resolve("ask.received.yaml")).exists();
    }

    @Test
    void testsInParallelGetTheirOwnManifests() {
        List<String> texts = IntStream.range(0, 16)
                .parallel()
                .mapToObj(number ->
                        Manifests.of(app -> configMap(app, "chart-" + number)).text())
                .toList();
        for (int number = 0; number < texts.size(); number++) {
            assertThat(texts.get(number))
                    .startsWith("# chart-" + number + ".yaml\n")
                    .doesNotContain("---");
        }
    }

    private static void twoCharts(App app) {
        for (String name : new String[] {"a", "b"}) {
            configMap(app, name);
        }
    }

    private static void configMap(App app, String chart) {
        var kind = ApiObjectProps.builder().apiVersion("v1").kind("ConfigMap").build();
        new ApiObject(new Chart(app, chart), "c", kind);
    }
}

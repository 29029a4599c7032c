package io.github.cdk8sprefect.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
                .isInstanceOf(Error.class)
                .hasMessageContaining("ask.approved.yaml")
                .hasMessageContaining("ask.received.yaml");
        assertThat(folder.resolve("ask.received.yaml")).hasContent(ONE.text());
    }

    @Test
    void aFirstRunFailsAndLeavesWhatToApprove() {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> Snapshots.in(none).verify("ask", ONE)).isInstanceOf(Error.class);
        assertThat(none.resolve("ask.received.yaml")).exists();
    }

    private static void twoCharts(App app) {
        for (String name : new String[] {"a", "b"}) {
            var kind =
                    ApiObjectProps.builder().apiVersion("v1").kind("ConfigMap").build();
            new ApiObject(new Chart(app, name), "c", kind);
        }
    }
}

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
        Files.writeString(folder.resolve("ask.received.yaml"), "of an earlier run");

        Snapshots.in(folder).verify("ask", SnapshotsTest::twoCharts);

        assertThat(folder).isDirectoryNotContaining("glob:**received**");
    }

    @Test
    void aChangeFailsWithItsLineAndStandsBesideWhatWasApproved() throws Exception {
        Files.writeString(folder.resolve("ask.approved.yaml"), "# a.yaml\nkind: B\nname: a\n");

        assertThatThrownBy(() -> Snapshots.in(folder).verify("ask", ONE))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(folder.resolve("ask.approved.yaml") + ":2: the manifests differ")
                .hasMessageContaining("\n- kind: B\n+ kind: A\n")
                .hasMessageEndingWith("To approve it: mv " + folder.resolve("ask.received.yaml") + " "
                        + folder.resolve("ask.approved.yaml"));
        assertThat(folder.resolve("ask.received.yaml")).hasContent(ONE.text());
    }

    @Test
    void aLineMoreOrLessIsAChange() throws Exception {
        Files.writeString(folder.resolve("ask.approved.yaml"), ONE.text() + "more: 1\n");

        assertThatThrownBy(() -> Snapshots.in(folder).verify("ask", ONE))
                .hasMessageContaining("ask.approved.yaml:4: the manifests differ\n- more: 1\n+ (no line)");
    }

    @Test
    void aFirstRunFailsAndSaysHowToApprove() {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> Snapshots.in(none).verify("ask", ONE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing was approved yet");
        assertThat(none.resolve("ask.received.yaml")).exists();
    }

    @Test
    void anApprovedFileThatGitCheckedOutWithWindowsLineEndsIsTheSame() throws Exception {
        Files.writeString(folder.resolve("ask.approved.yaml"), ONE.text().replace("\n", "\r\n"));

        Snapshots.in(folder).verify("ask", ONE);
    }

    private static void twoCharts(App app) {
        for (String name : new String[] {"a", "b"}) {
            var kind =
                    ApiObjectProps.builder().apiVersion("v1").kind("ConfigMap").build();
            new ApiObject(new Chart(app, name), "c", kind);
        }
    }
}

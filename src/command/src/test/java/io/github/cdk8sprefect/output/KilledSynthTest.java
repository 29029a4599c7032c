package io.github.cdk8sprefect.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A synth that ends at any moment leaves the earlier files or the new ones, or a plan by which the next makes them so. */
class KilledSynthTest {

    /** Each takes a quarter of a second; {@code mvn test -Dtest=KilledSynthTest -Dkills=300} tries more. */
    private static final int KILLS = Integer.getInteger("kills", 20);

    private static final Map<String, String> A = EndlessWriter.installation("a").files();
    private static final Map<String, String> B = EndlessWriter.installation("b").files();

    @TempDir
    Path folder;

    private Path dist;
    private Path side;
    private DistFolder target;

    private enum Left {
        EARLIER,
        NEW,
        BOTH_AND_A_PLAN
    }

    @BeforeEach
    void anEarlierSynth() throws IOException {
        dist = folder.resolve("dist");
        side = dist.resolve(".cdk8s-prefect.new");
        target = new DistFolder(dist);
        target.write(new Manifests(A));
        Files.writeString(dist.resolve("README.md"), "mine");
    }

    @Test
    void atRandomMoments() throws Exception {
        Random moments = new Random(4711);
        Map<Left, Integer> outcomes = new EnumMap<>(Left.class);
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            EndlessWriter.class.getName(),
                            dist.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(writer.inputReader().readLine()).isEqualTo("ready");
            Thread.sleep(20, moments.nextInt(1_000_000));
            Thread.sleep(moments.nextInt(80));
            writer.destroyForcibly().waitFor();

            Left left = left();
            outcomes.merge(left, 1, Integer::sum);
            target.recover();
            assertThat(left()).isIn(Left.EARLIER, Left.NEW);
            assertThat(side).doesNotExist();
            assertThat(dist.resolve("README.md")).hasContent("mine");
        }
        System.out.println("killed " + KILLS + " times at random moments, left: " + outcomes);
    }

    @Test
    void betweenAnyTwoRenamesTheNextFinishes() throws IOException {
        List<String> changed = List.copyOf(new TreeMap<>(B).keySet());
        for (int renamed = 0; renamed <= changed.size(); renamed++) {
            killedAfter(renamed, changed);
            assertThat(target.isInterrupted()).isTrue();

            target.recover();

            assertThat(manifests()).isEqualTo(B);
            assertThat(Files.readAllLines(dist.resolve(".cdk8s-prefect"))).containsExactlyElementsOf(B.keySet());
            assertThat(side).doesNotExist();
            target.write(new Manifests(A));
            assertThat(manifests()).isEqualTo(A);
        }
    }

    @Test
    void beforeThePlanHasItsNameTheEarlierFilesStay() throws IOException {
        killedAfter(0, List.of());
        Files.move(side.resolve("plan"), side.resolve("plan.new"));
        assertThat(target.isInterrupted()).isFalse();

        target.recover();

        assertThat(manifests()).isEqualTo(A);
        assertThat(side).doesNotExist();
    }

    @Test
    void whatSomebodyBroughtBackMeanwhileStays() throws IOException {
        killedAfter(2, List.copyOf(new TreeMap<>(B).keySet()));
        for (Map.Entry<String, String> file : A.entrySet()) {
            Files.writeString(dist.resolve(file.getKey()), file.getValue());
        }
        Files.deleteIfExists(dist.resolve("only-b.yaml"));

        target.recover();

        assertThat(manifests()).isEqualTo(A);
        assertThat(side).doesNotExist();
    }

    @Test
    void aPlanThatNamesWhatIsNoManifestIsNotBelieved() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious.yaml"), "mine");
        Files.createDirectory(side);
        Files.writeString(side.resolve("plan"), "00 ../precious.yaml\n00 README.md\n00 \n00\n\n");
        Files.writeString(side.resolve("README.md.new"), "theirs");

        target.recover();

        assertThat(precious).hasContent("mine");
        assertThat(dist.resolve("README.md")).hasContent("mine");
        assertThat(manifests()).isEqualTo(A);
    }

    @Test
    void theCheckNamesItAndWritesNothing() throws IOException {
        killedAfter(2, List.copyOf(new TreeMap<>(B).keySet()));
        Map<String, String> before = manifests();
        var out = new java.io.StringWriter();

        assertThat(new Check(dist, new Manifests(B), List.of()).report(new java.io.PrintWriter(out)))
                .isFalse();

        assertThat(out.toString())
                .contains(dist + ": a synth was interrupted while it renamed files; run synth again to finish it");
        assertThat(manifests()).isEqualTo(before);
        assertThat(side).isDirectory();
    }

    /** What a synth from A to B leaves that is killed after some renames. */
    private void killedAfter(int renamed, List<String> changed) throws IOException {
        new Swap(dist).begin(B, Set.copyOf(B.keySet()));
        for (String name : changed.subList(0, renamed)) {
            Files.move(side.resolve(name + ".new"), dist.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Left left() throws IOException {
        Map<String, String> manifests = manifests();
        if (manifests.equals(A)) {
            return Left.EARLIER;
        }
        if (manifests.equals(B)) {
            return Left.NEW;
        }
        assertThat(target.isInterrupted()).as("files of both without a plan").isTrue();
        assertThat(Set.copyOf(manifests.values())).isSubsetOf(EndlessWriter.text("a"), EndlessWriter.text("b"));
        assertThat(new TreeSet<>(manifests.keySet())).contains("one.yaml", "two.yaml", "three.yaml", "four.yaml");
        return Left.BOTH_AND_A_PLAN;
    }

    private Map<String, String> manifests() throws IOException {
        Map<String, String> manifests = new TreeMap<>();
        try (Stream<Path> files = Files.list(dist)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                manifests.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return manifests;
    }
}

package io.github.cdk8sprefect.generated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Writes what Kubernetes' own validation is to judge: the objects of each setting of the schema with each edge value, and those of
 * random configurations. {@code .ci/lint} runs it without cdk8s: what is judged is what Java hands to it.
 *
 * <p>The exit status is 1 where no value of a setting was accepted, and where one was refused without a message that names the
 * setting.
 */
public final class ManifestsToJudge {

    private static final int RANDOM_CONFIGURATIONS = 2_000;
    private static final int AT_A_TIME = 500;

    private final WrittenManifests manifests;
    private final List<String> faults = new ArrayList<>();

    private ManifestsToJudge(Path folder) {
        this.manifests = new WrittenManifests(folder);
    }

    /** The folder, and a seed where a run is to be repeated. */
    public static void main(String[] args) throws IOException {
        ManifestsToJudge all = new ManifestsToJudge(Files.createDirectories(Path.of(args[0])));
        long seed = args.length > 1 ? Long.parseLong(args[1]) : new Random().nextInt(1_000_000);
        all.settings();
        JqwikSession.run(() -> all.configurations(seed));
        all.faults.forEach(System.out::println);
        System.exit(all.faults.isEmpty() ? 0 : 1);
    }

    private void settings() throws IOException {
        Base base = Base.read(WrittenManifests.JSON);
        List<Setting> settings = SchemaSettings.all();
        Set<String> kinds = new HashSet<>();
        Map<Boolean, List<Setting>> byFirst = settings.stream()
                .collect(Collectors.partitioningBy(setting -> !base.refuses(setting) && kinds.add(setting.kind())));
        List<Attempt> all = new ArrayList<>();
        Map<String, List<Object>> accepted = new HashMap<>();
        byFirst.get(true).parallelStream()
                .map(setting -> tried(base, setting, EdgeValues.all(setting)))
                .forEachOrdered(tried -> {
                    accepted.put(tried.setting().kind(), tried.accepted());
                    keep(base, tried, all);
                });
        byFirst.get(false).parallelStream()
                .map(setting ->
                        tried(base, setting, EdgeValues.few(setting, accepted.getOrDefault(setting.kind(), List.of()))))
                .forEachOrdered(tried -> keep(base, tried, all));
        tell(settings.size() + " settings with edge values", all);
    }

    private static Tried tried(Base base, Setting setting, List<Object> values) {
        return new Tried(setting, values, base.attempts(setting, values));
    }

    private void keep(Base base, Tried tried, List<Attempt> all) {
        check(base, tried);
        manifests.write(tried.setting().path(), tried.attempts());
        all.addAll(tried.attempts());
    }

    private record Tried(Setting setting, List<Object> values, List<Attempt> attempts) {
        List<Object> accepted() {
            return IntStream.range(0, values.size())
                    .filter(index -> attempts.get(index).isAccepted())
                    .mapToObj(values::get)
                    .toList();
        }
    }

    private void check(Base base, Tried tried) {
        String path = tried.setting().path();
        boolean isAccepted = tried.attempts().stream().anyMatch(Attempt::isAccepted);
        if (isAccepted && base.refuses(tried.setting())) {
            faults.add(path + ": is accepted, against edges/base.json");
        }
        if (!isAccepted && !base.refuses(tried.setting())) {
            faults.add(path
                    + ": no value is accepted; add what it needs to edges/base.json, or a good value to EdgeValues");
        }
        tried.attempts().stream()
                .filter(attempt -> !attempt.isAccepted() && !tried.setting().isNamedIn(attempt.problems()))
                .forEach(attempt -> faults.add(path + ": is refused, and no message names it: "
                        + WrittenManifests.shortened(String.join("; ", attempt.problems())) + "\n    made from "
                        + WrittenManifests.shortened(attempt.configuration())));
    }

    private void configurations(long seed) {
        RandomGenerator<Object> generator = Configurations.all().generator(1000);
        Random random = new Random(seed);
        List<Attempt> all = new ArrayList<>();
        while (accepted(all) < RANDOM_CONFIGURATIONS) {
            List<Object> some = Stream.generate(() -> generator.next(random).value())
                    .limit(AT_A_TIME)
                    .toList();
            all.addAll(some.parallelStream().map(Attempt::of).toList());
        }
        manifests.write("random-configurations", all);
        tell("random configurations of seed " + seed, all);
    }

    private void tell(String what, List<Attempt> attempts) {
        System.out.printf(
                "%s: %d tried, %d accepted; now %d different objects%n",
                what, attempts.size(), accepted(attempts), manifests.size());
    }

    private static long accepted(List<Attempt> attempts) {
        return attempts.stream().filter(Attempt::isAccepted).count();
    }
}

package io.github.cdk8sprefect.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {

    private static final String APPROVED = ".approved.yaml";

    static List<Arguments> snapshotsAndRules() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("snapshots"))) {
            return files.filter(file -> file.toString().endsWith(APPROVED))
                    .sorted()
                    .flatMap(file -> Rules.ALL.stream().map(rule -> Arguments.of(file, rule)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("snapshotsAndRules")
    void everyInstallationKeepsTheRulesThatItDidNotOptOutOf(Path snapshot, Rule rule) {
        String ask = snapshot.getFileName().toString().replace(APPROVED, "");
        List<String> broken = rule.broken(Resource.in(snapshot)).toList();
        if (OptOut.covers(ask, rule)) {
            assertThat(broken).as("the opt-out of " + ask + " is not needed").isNotEmpty();
        } else {
            assertThat(broken).isEmpty();
        }
    }

    @Test
    void everyOptOutIsOfASnapshotAndARuleThatExist() {
        for (OptOut out : OptOut.ALL) {
            assertThat(Path.of("snapshots", out.snapshot() + APPROVED)).exists();
            assertThat(Rules.ALL).extracting(Rule::name).contains(out.rule());
            assertThat(out.reason()).isNotBlank();
        }
    }
}

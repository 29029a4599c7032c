package io.github.cdk8sprefect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of features says to be missing is missing: a new setting takes its row away. */
class FeaturesPageTest {

    private static final Path PAGE = Path.of("docs/features.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A part or a setting that a chart switches on is, here, the section itself. */
    private static final Pattern SWITCH = Pattern.compile("\\.(create|enabled)$");

    @ParameterizedTest
    @ValueSource(strings = {"By a patch", "Left out"})
    void whatIsMissingHasNoSetting(String section) throws IOException {
        assertThat(missing(section)).isNotEmpty().noneMatch(name -> isSetting(name, settings()));
    }

    @Test
    void aSettingIsFoundByItsNameInAChart() {
        assertThat(settings())
                .contains("workers.role.extrarules", "database.postgres.backup.keep", "httproute.gateways");
        assertThat(List.of("role.extraRules", "worker.limit", "httproute.filters", "ingress.enabled"))
                .allMatch(name -> isSetting(name, settings()));
        assertThat(List.of("gateway.create", "extraRule")).noneMatch(name -> isSetting(name, settings()));
    }

    private static boolean isSetting(String name, Set<String> settings) {
        String path = SWITCH.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
        String here = path.replaceFirst("^(agent|worker)\\.", "$1s.");
        return settings.stream().anyMatch(setting -> setting.equals(here) || setting.endsWith("." + here));
    }

    private static Set<String> settings() {
        return Settings.paths().stream()
                .map(path -> path.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The names in the first column of the section's table. */
    private static List<String> missing(String section) throws IOException {
        return Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.equals("## " + section))
                .dropWhile(line -> !line.startsWith("| ---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line ->
                        CODE.matcher(line.substring(0, line.indexOf("|", 1))).results())
                .map(code -> code.group(1))
                .toList();
    }
}

package io.github.cdk8sprefect.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdk8sprefect.schema.SchemaFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The repository that {@code init} writes: a configuration, and what people, editors, the cdk8s CLI and CI need beside
 * it.
 *
 * @param config the name of the configuration
 * @param version the version of cdk8s-prefect that CI is to use
 * @param checksum SHA-256 of the list of checksums in the release that runs; empty for a checkout
 */
record Starter(String config, String version, Optional<String> checksum) {

    private static final String RELEASES = "https://github.com/cdk8sprefect/cdk8s-prefect/releases/download";

    /** The CI system that gets a job. */
    enum CiSystem {
        GITHUB(".github/workflows/prefect.yaml", "github.yaml"),
        GITLAB(".gitlab-ci.yml", "gitlab.yaml");

        private final String file;
        private final String template;

        CiSystem(String file, String template) {
            this.file = file;
            this.template = template;
        }

        /** As the option names it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The one of the release that runs, which its launcher names. */
    static Starter of(String config) {
        Optional<Path> sums = Optional.ofNullable(System.getProperty("cdk8s-prefect.home"))
                .map(home -> Path.of(home, "SHA256SUMS"))
                .filter(Files::exists);
        return new Starter(config, Version.number(), sums.map(Starter::checksum));
    }

    /** The files beside the configuration, by their paths. */
    Map<String, String> files(CiSystem ci) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(config, text("prefect.yaml"));
        files.put("prefect.schema.json", SchemaFile.text());
        files.put("cdk8s.yaml", text("cdk8s.yaml"));
        files.put(".gitignore", text("gitignore"));
        files.put("README.md", text("README.md"));
        files.put(ci.file, text(ci.template));
        return files;
    }

    private String text(String template) {
        try (InputStream file = Starter.class.getResourceAsStream("init/" + template)) {
            return new String(file.readAllBytes(), UTF_8)
                    .replace("{config}", config)
                    .replace("{url}", "%s/v%s/cdk8s-prefect-%s.tar.gz".formatted(RELEASES, version, version))
                    .replace("{version}", version)
                    .replace("{checksum}", checksum.orElse("SHA-256 of the release's SHA256SUMS"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

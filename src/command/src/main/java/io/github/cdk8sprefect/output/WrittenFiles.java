package io.github.cdk8sprefect.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The list of files that we wrote to a folder. Anybody can edit the list, so only plain names of manifests in it are
 * trusted.
 */
final class WrittenFiles {

    static final String LIST = ".cdk8s-prefect";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.yaml");

    private WrittenFiles() {}

    static Set<String> in(Path folder) throws IOException {
        Path list = folder.resolve(LIST);
        Set<String> names = new TreeSet<>();
        if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            // Not as UTF-8, which would refuse bytes that are nobody's name anyway.
            new String(Files.readAllBytes(list), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(WrittenFiles::isPlain)
                    .forEach(names::add);
        }
        return names;
    }

    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    static String list(Collection<String> names) {
        return String.join("\n", names) + "\n";
    }
}

package io.github.cdk8sprefect.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The section {@code environments}: the settings of each environment on top of the shared ones, as a mapping or as a
 * {@link NamedFile}.
 */
final class Overlays {

    static final String SECTION = "environments";

    private static final FieldPath SECTION_PATH = FieldPath.TOP.key(SECTION);

    /** Where Argo CD's Applications go, beside the environments' folders. */
    private static final String APPLICATIONS = "argocd";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final List<YamlFile> base = new ArrayList<>();
    private final Map<String, List<YamlFile>> overlays = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Overlays() {}

    /**
     * Takes the section out of the files.
     *
     * @throws ConfigException where it is none
     */
    static Overlays of(List<YamlFile> files) {
        Overlays overlays = new Overlays();
        files.forEach(overlays::add);
        if (!overlays.problems.isEmpty()) {
            throw new ConfigException(overlays.problems);
        }
        return overlays;
    }

    /** The environments' names, in the order of the files; none where no file has the section. */
    Set<String> names() {
        return overlays.keySet();
    }

    /** What all environments share. */
    List<YamlFile> base() {
        return base;
    }

    /** The files of one environment, later ones on top. */
    List<YamlFile> layers(String name) {
        List<YamlFile> layers = new ArrayList<>(base);
        layers.addAll(overlays.get(name));
        return layers;
    }

    private void add(YamlFile file) {
        base.add(file.without(SECTION));
        JsonNode section = file.root().path(SECTION);
        if (section.isNull()) {
            overlays.clear();
        } else if (section instanceof ObjectNode environments) {
            environments.properties().forEach(entry -> add(file, entry.getKey(), entry.getValue()));
        } else if (!section.isMissingNode()) {
            note(file, SECTION_PATH, Optional.empty(), "must be a mapping of names, such as dev: {}");
        }
    }

    private void add(YamlFile file, String name, JsonNode overlay) {
        FieldPath path = SECTION_PATH.key(name);
        if (!NAME.matcher(name).matches()) {
            note(
                    file,
                    path,
                    Optional.of(name),
                    "must be a DNS label: at most 63 of a-z, 0-9 and '-', with a letter or digit at both ends");
            return;
        }
        if (name.equals(APPLICATIONS)) {
            note(file, path, Optional.of(name), "is the folder of Argo CD's Applications; take another name");
        }
        List<YamlFile> layers = overlays.computeIfAbsent(name, key -> new ArrayList<>());
        if (overlay.isNull()) {
            layers.clear();
        } else if (overlay.isObject()) {
            layers.add(file.below(SECTION, name));
        } else if (overlay.isTextual()) {
            read(file, path, overlay.asText()).ifPresent(layers::add);
        } else {
            note(file, path, Optional.empty(), "must be a mapping of settings, or the name of a file");
        }
    }

    private Optional<YamlFile> read(YamlFile from, FieldPath path, String name) {
        try {
            Path naming = Path.of(from.name());
            Optional<Path> file = NamedFile.of(naming, name);
            if (file.isEmpty()) {
                note(from, path, Optional.of(name), NamedFile.WHAT_WOULD_DO);
            }
            return file.map(real -> YamlFile.read(naming.resolveSibling(name).toString(), real, YamlKind.SETTINGS));
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        } catch (NoSuchFileException e) {
            note(from, path, Optional.of(name), "is not there");
        } catch (IOException e) {
            note(from, path, Optional.of(name), "cannot be read (" + e.getMessage() + ")");
        }
        return Optional.empty();
    }

    private void note(YamlFile file, FieldPath path, Optional<String> value, String message) {
        problems.add(file.place(path) + ": " + new Problem(path.text(), value, message));
    }
}

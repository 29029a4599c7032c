package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.props.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names of the parts' files in {@code dist/}, which are the ids of their charts: the part's name, followed by its namespace
 * if parts in several namespaces have the same name.
 *
 * @param uses the number of parts with each name
 */
record FileNames(List<Part> parts, Map<String, Long> uses) {

    static FileNames of(List<Part> parts) {
        return new FileNames(parts, parts.stream().collect(Collectors.groupingBy(Part::name, Collectors.counting())));
    }

    /** The name of a part's file, without its extension. */
    String of(Part part) {
        return uses.getOrDefault(part.name(), 0L) <= 1
                ? part.name()
                : part.name() + "-" + part.wiring().namespace();
    }

    /** Reports parts with the same name, which would overwrite each other's objects or files. */
    void check(Problems problems) {
        Map<String, Part> names = new HashMap<>();
        Map<String, Part> files = new HashMap<>();
        for (Part part : parts) {
            Part namesake = names.putIfAbsent(part.address(), part);
            if (namesake != null) {
                problems.require(
                        false,
                        part.path(),
                        part.name(),
                        "is the name of " + namesake.path() + " already; give it another name");
                continue;
            }
            Part inFile = files.putIfAbsent(of(part), part);
            problems.require(
                    inFile == null,
                    part.path(),
                    part.name(),
                    "would be written to the file " + of(part) + ".yaml, as is " + (inFile == null ? "" : inFile.path())
                            + "; give it another name");
        }
    }
}

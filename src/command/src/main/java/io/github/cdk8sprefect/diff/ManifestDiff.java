package io.github.cdk8sprefect.diff;

import io.github.cdk8sprefect.props.Internal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The differences between two sets of objects, object by object: {@code -} is only in the first, {@code +} only in the
 * second, {@code ~} in both and changed, with the changed fields below it.
 *
 * <p>Objects are matched by kind, namespace and name; what is left, by kind and name, so that environments in two namespaces
 * can be compared. No secret value is shown, only that it changed.
 */
@Internal
public final class ManifestDiff {

    private final List<String> lines = new ArrayList<>();

    private ManifestDiff() {}

    /** The lines to show; none where nothing differs. */
    public static List<String> of(List<Manifest> before, List<Manifest> after) {
        ManifestDiff diff = new ManifestDiff();
        List<Manifest> left = new ArrayList<>(before);
        List<Manifest> right = new ArrayList<>(after);
        Map<Manifest, Manifest> pairs = new LinkedHashMap<>();
        diff.match(left, right, pairs, manifest -> manifest.kind() + " " + manifest.address());
        diff.match(left, right, pairs, manifest -> manifest.kind() + " " + manifest.name());
        for (Manifest manifest : before) {
            if (pairs.containsKey(manifest)) {
                diff.compare(manifest, pairs.get(manifest));
            } else {
                diff.lines.add("- " + manifest.kind() + " " + manifest.address());
            }
        }
        right.forEach(manifest -> diff.lines.add("+ " + manifest.kind() + " " + manifest.address()));
        return diff.lines;
    }

    /** Moves the objects that are the only ones of their key on both sides to the pairs. */
    private void match(
            List<Manifest> left, List<Manifest> right, Map<Manifest, Manifest> pairs, Function<Manifest, String> key) {
        Map<String, List<Manifest>> others = right.stream().collect(Collectors.groupingBy(key));
        Map<String, List<Manifest>> ours = left.stream().collect(Collectors.groupingBy(key));
        ours.forEach((address, manifests) -> {
            List<Manifest> found = others.getOrDefault(address, List.of());
            if (manifests.size() == 1 && found.size() == 1) {
                pairs.put(manifests.get(0), found.get(0));
                left.remove(manifests.get(0));
                right.remove(found.get(0));
            }
        });
    }

    private void compare(Manifest before, Manifest after) {
        List<String> fields = FieldDiff.of(before, after);
        if (!fields.isEmpty()) {
            lines.add("~ " + before.kind() + " " + before.address()
                    + (before.address().equals(after.address()) ? "" : " → " + after.address()));
            fields.forEach(field -> lines.add("    " + field));
        }
    }
}

package io.github.cdk8sprefect.cdk8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.github.cdk8sprefect.props.Internal;
import io.github.cdk8sprefect.props.PlacedText;
import io.github.cdk8sprefect.props.Secrecy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The secret values in objects, each with its location. */
@Internal
public final class InlineSecrets {

    private static final Pattern VARIABLE = Pattern.compile(".*\\.env\\[\\d+]\\.value");

    private final Set<String> found = new LinkedHashSet<>();

    /** Texts that were judged, by name: most of them, such as labels and scripts, are the same in many objects. */
    private final Map<String, Map<String, Boolean>> judged = new HashMap<>();

    private InlineSecrets() {}

    /** As in {@code Secret prefect/db} and {@code environment variable TOKEN of Deployment prefect/prefect-worker}. */
    public static List<String> in(List<HasMetadata> objects) {
        InlineSecrets secrets = new InlineSecrets();
        objects.forEach(secrets::add);
        return List.copyOf(secrets.found);
    }

    private void add(HasMetadata object) {
        String address = Component.address(object);
        if (object instanceof Secret) {
            found.add(address);
        } else {
            add(ManifestFields.of(object), "", address);
        }
    }

    private void add(Map<?, ?> fields, String path, String address) {
        PlacedText.each(fields, text -> {
            if ((text.text().startsWith("{") || text.text().startsWith("["))
                    && !Secrecy.isNamedSecret(text.name(), text.text())
                    && addJson(text, address)) {
                return;
            }
            if (isSecret(text)) {
                String place = VARIABLE.matcher(text.path().text()).matches()
                        ? "environment variable " + text.name()
                        : path + text.path();
                found.add(place + " of " + address);
            }
        });
    }

    private boolean isSecret(PlacedText text) {
        return judged.computeIfAbsent(text.name(), name -> new HashMap<>())
                .computeIfAbsent(text.text(), value -> Secrecy.isSecret(text.name(), value));
    }

    /** Looks into a text that is JSON, such as a base job template. */
    private boolean addJson(PlacedText text, String address) {
        try {
            Object json = ApiObjects.JSON.readValue(text.text(), Object.class);
            add(json instanceof Map<?, ?> fields ? fields : Map.of("", json), text.path() + " ", address);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}

package io.github.cdk8sprefect.cdk8s;

import io.github.cdk8sprefect.props.PlacedText;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.Secrecy;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * All the text of one object, before it is written.
 *
 * @param object what the object is, as {@code Deployment prefect-server}
 * @param problems where the pitfalls in it go
 */
record ManifestText(String object, Problems problems) {

    private static final Pattern IN_A_SECRET = Pattern.compile("(string)?[dD]ata\\..*");

    void check(Map<String, Object> fields) {
        PlacedText.each(
                fields,
                text -> YamlPitfalls.in(text.text())
                        .ifPresent(pitfall -> note(text, pitfall + " (" + text.path() + " of " + object + ")")));
    }

    private void note(PlacedText text, String message) {
        boolean isSecret = (object.startsWith("Secret ")
                        && IN_A_SECRET.matcher(text.path().text()).matches())
                || Secrecy.isSecret(text.name(), text.text());
        if (isSecret) {
            problems.require(false, "", message);
        } else {
            problems.require(false, "", text.text(), message);
        }
    }
}

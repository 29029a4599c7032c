package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that the three charts share: names, image, resources, ServiceAccount.
 *
 * @param section the key that holds the chart's own settings: server, agent or worker
 */
record SharedSettings(Import asked, String section) implements ImportStep {

    private static final Pattern VERSIONED_TAG = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(-.*)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names, labels and annotations; {@code ourName} is what the objects would be called without saying anything. */
    void metadata(ConfigDraft draft, String ourName) {
        HelmRelease release = asked.release();
        String chart = release.chart().chartName();
        String appName =
                HelmRelease.shortened(values().optionalText("nameOverride").orElse(chart));
        draft.setUnless(ourName, "metadata.name", values().fullName());
        draft.setUnless(chart, "metadata.appName", appName);
        draft.setUnless(values().fullName(), "metadata.instance", release.name());
        draft.setFilled("metadata.labels", values().tree("commonLabels"));
        draft.setFilled("metadata.annotations", values().tree("commonAnnotations"));
    }

    /** The image; {@code flavour} ends the tag that a version gives. */
    void image(ConfigDraft draft, String flavour) {
        String tag = values().text(section + ".image.prefectTag");
        Optional<String> version = versionOf(tag);
        draft.set("prefectVersion", version);
        draft.setUnless("prefecthq/prefect", "image.repository", values().text(section + ".image.repository"));
        if (version.isEmpty() || !tag.equals(version.get() + "-python3.11" + flavour)) {
            draft.set("image.tag", tag);
        }
        draft.setUnless("IfNotPresent", "image.pullPolicy", values().text(section + ".image.pullPolicy"));
        if (!values().isGiven(section + ".image.prefectTag")) {
            draft.comment(
                    "image",
                    "Helm's default tag moves with every Prefect 2; delete tag for the image of a fixed version.");
            asked.warn("no value for " + section + ".image.prefectTag: took " + tag
                    + ", the default in the chart's source."
                    + " The charts in Prefect's Helm repository have 2.13.6-python3.10 (worker:"
                    + " 2.13.6-python3.11-kubernetes) there; see which one runs with: kubectl -n "
                    + asked.namespace() + " get deployment " + values().fullName()
                    + " -o jsonpath='{.spec.template.spec.containers[0].image}'");
        }
        if (tag.startsWith("3")) {
            asked.warn(section + ".image.prefectTag: " + tag + " is Prefect 3, which these charts were not made for;"
                    + " the manifests stay those of Prefect 2, as Helm's do. Set prefectVersion to move on.");
        }
    }

    /** The Prefect 2 that a tag names, if it names one. */
    private static Optional<String> versionOf(String tag) {
        Matcher versioned = VERSIONED_TAG.matcher(tag);
        try {
            return versioned.matches() && PrefectVersion.of(versioned.group(1)).major() == 2
                    ? Optional.of(versioned.group(1))
                    : Optional.empty();
        } catch (InvalidPropsException e) {
            return Optional.empty();
        }
    }

    /** Requests and limits, where they are not the ones that we take by default. */
    void resources(ConfigDraft draft, ResourceRequirements ourDefault) {
        JsonNode resources = values().section(section + ".resources");
        if (!resources.equals(JSON.valueToTree(ourDefault))) {
            draft.set("resources", resources);
            if (!resources.has("requests")) {
                draft.comment("resources", "Helm asks for no cpu and memory; delete for our requests and limits.");
            }
        }
    }

    /** The ServiceAccount; the comment is for pods that need no token, but get one from Helm. */
    void serviceAccount(ConfigDraft draft, boolean needsToken) {
        draft.setUnless(true, "serviceAccount.create", values().truth("serviceAccount.create"));
        draft.set("serviceAccount.name", values().optionalText("serviceAccount.name"));
        draft.setFilled("serviceAccount.annotations", values().tree("serviceAccount.annotations"));
        if (!needsToken) {
            draft.set("serviceAccount.automountToken", true);
            draft.comment(
                    "serviceAccount.automountToken",
                    "Helm's pods get a token for the Kubernetes API, which they do not need; delete to leave it out.");
        }
    }

    /** When and how often the kubelet asks; empty for a probe that is off. */
    void probe(ConfigDraft draft, String name, String target) {
        String path = section + "." + name;
        if (!values().truth(path + ".enabled")) {
            draft.set(target + ".enabled", false);
            return;
        }
        for (String number : new String[] {
            "initialDelaySeconds", "periodSeconds", "timeoutSeconds", "failureThreshold", "successThreshold"
        }) {
            draft.set(target + "." + number, values().number(path + ".config." + number));
        }
    }
}

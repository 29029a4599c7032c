package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdk8sprefect.prefect.PrefectVersion;
import io.github.cdk8sprefect.props.InvalidPropsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parts of the charts of 2026 share: names, image, accounts, and objects that have no setting. */
record TodaysParts(Import asked, List<ConfigDraft> objects, List<ConfigDraft> patches) implements ImportStep {

    /** How the manifests are written where the tag names no version. */
    private static final String LATEST = "3.8.3";

    private static final PrefectVersion OLDEST = PrefectVersion.of("3.6.0");
    private static final Pattern VERSIONED_TAG = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(-.*)?");

    TodaysParts(Import asked) {
        this(asked, new ArrayList<>(), new ArrayList<>());
    }

    /** Names, labels and annotations; {@code ourName} is what the objects would be called without saying anything. */
    void metadata(ConfigDraft part, String ourName, String ourApp) {
        HelmRelease release = asked.release();
        part.setUnless(ourName, "metadata.name", values().fullName());
        part.setUnless(ourApp, "metadata.appName", appName());
        part.setUnless(values().fullName(), "metadata.instance", release.name());
        part.setFilled("metadata.labels", values().tree("commonLabels"));
        if (!release.chart().equals(HelmChart.EXPORTER_2026)) {
            part.setFilled("metadata.annotations", values().tree("commonAnnotations"));
        }
    }

    String appName() {
        return HelmRelease.shortened(values().optionalText("nameOverride")
                .orElse(asked.release().chart().chartName()));
    }

    /** The image; {@code flavour} ends the tag that a version gives. */
    void image(ConfigDraft part, String path, String flavour) {
        String tag = values().text(path + ".prefectTag");
        String version = versionOf(tag).orElse(LATEST);
        part.set("prefectVersion", version);
        if (versionOf(tag).isEmpty()) {
            part.comment(
                    "prefectVersion",
                    "The tag names no version of Prefect 3.6 or later: the manifests are those of this one.");
        }
        part.setUnless("prefecthq/prefect", "image.repository", values().text(path + ".repository"));
        if (!tag.equals(version + "-python3.11" + flavour)) {
            part.set("image.tag", tag);
        }
        if (!values().isGiven(path + ".prefectTag")) {
            part.comment(
                    "image",
                    "Helm's default tag moves with every Prefect 3; delete tag for the image of a fixed version.");
        }
        part.setUnless("IfNotPresent", "image.pullPolicy", values().text(path + ".pullPolicy"));
    }

    private static Optional<String> versionOf(String tag) {
        Matcher versioned = VERSIONED_TAG.matcher(tag);
        try {
            return versioned.matches() && PrefectVersion.of(versioned.group(1)).compareTo(OLDEST) >= 0
                    ? Optional.of(versioned.group(1))
                    : Optional.empty();
        } catch (InvalidPropsException e) {
            return Optional.empty();
        }
    }

    /** The ServiceAccount at {@code path}, and whether its pods get a token. */
    void serviceAccount(ConfigDraft part, String path) {
        ConfigDraft account = part.section("serviceAccount");
        account.setUnless(true, "create", values().truth(path + ".create"));
        account.set("name", values().optionalText(path + ".name"));
        account.setFilled("annotations", values().tree(path + ".annotations"));
    }

    /** The token that Helm's pods get. */
    void token(ConfigDraft part, boolean pods, boolean account) {
        part.set("serviceAccount.automountToken", pods);
        part.set("serviceAccount.automountTokenOfAccount", account);
        if (pods) {
            part.set("pod.spec.automountServiceAccountToken", true);
            part.comment(
                    "serviceAccount.automountToken",
                    "Helm's pods get a token for the Kubernetes API, which they do not need; delete it, here and in pod.spec.");
        }
    }

    /** When and how often the kubelet asks; a field that we have no setting for goes to the container's own probe. */
    void probe(ConfigDraft part, String path, String target) {
        if (!values().truth(path + ".enabled")) {
            part.set(target + ".enabled", false);
            return;
        }
        for (Map.Entry<String, JsonNode> field :
                values().section(path + ".config").properties()) {
            part.set(target + "." + field.getKey(), field.getValue());
        }
    }

    /** Labels of an object that Helm writes beside the parts. */
    ObjectNode labels(String component, JsonNode own) {
        ObjectNode labels = Json.of(
                "app.kubernetes.io/name", appName(),
                "app.kubernetes.io/instance", asked.release().name());
        if (!component.isEmpty()) {
            labels.put("app.kubernetes.io/component", component);
        }
        merge(labels, own);
        return merge(labels, values().tree("commonLabels"));
    }

    /** Metadata of an object that Helm writes beside the parts. */
    ObjectNode metadata(String name, JsonNode labels, JsonNode annotations) {
        return Json.of(
                "name", name,
                "namespace", asked.namespace(),
                "labels", labels,
                "annotations", annotations);
    }

    /** Annotations of one object, and those of all. */
    ObjectNode annotations(JsonNode own) {
        return merge(merge(Json.of(), own), values().tree("commonAnnotations"));
    }

    static ObjectNode merge(ObjectNode tree, JsonNode upper) {
        upper.properties().forEach(field -> tree.set(field.getKey(), field.getValue()));
        return tree;
    }

    /** An object beside the parts. */
    void object(String comment, String apiVersion, String kind, JsonNode metadata, Object... fields) {
        ConfigDraft draft = new ConfigDraft();
        draft.set("apiVersion", apiVersion).set("kind", kind).set("metadata", metadata);
        Json.of(fields).properties().forEach(field -> draft.set(field.getKey().replace(".", ""), field.getValue()));
        objects.add(draft.comment("apiVersion", comment));
    }

    /** A change of a field that has no setting. */
    void patch(String comment, String kind, String name, JsonNode merge) {
        ConfigDraft draft = new ConfigDraft();
        patches.add(
                draft.set("kind", kind).set("name", name).set("merge", merge).comment("kind", comment));
    }

    /** Writes what came together. */
    ConfigDraft on(ConfigDraft whole) {
        whole.items("objects", objects);
        whole.items("patches", patches);
        return whole;
    }
}

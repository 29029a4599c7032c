package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The PostgreSQL that comes with the chart: ours takes over its address and credentials but not its internals, because
 * Helm's images are no longer published.
 */
record BundledPostgres(Import asked) implements ImportStep {

    private static final int DEFAULT_PORT = 5432;
    private static final int LONGEST_NAME = 60;
    private static final Pattern TAG = Pattern.compile("(\\d+)\\.(\\d+)\\..*");

    private String name() {
        return asked.release()
                .fullName(
                        values().text("postgresql.fullnameOverride"),
                        values().text("postgresql.nameOverride"),
                        "postgresql");
    }

    /** Where the server finds it: it lives in the release's namespace, whatever the server's is. */
    String host() {
        return name() + "." + asked.release().namespace();
    }

    void write(ConfigDraft postgres) {
        postgres.setUnless(asked.namespace(), "namespace", asked.release().namespace());
        postgres.set("metadata.name", name());
        postgres.setFilled("metadata.labels", values().tree("postgresql.commonLabels"));
        postgres.setFilled("metadata.annotations", values().tree("postgresql.commonAnnotations"));
        image(postgres);
        postgres.set("database", global("database").orElse("postgres"));
        postgres.setUnless("prefect", "user", user());
        new BundledPassword(asked, name(), user()).write(postgres.section("password"));
        port(postgres);
        storage(postgres);
        statefulSet(postgres);
        pod(postgres);
    }

    /** What the subchart takes: its global value before its own. */
    private Optional<String> global(String key) {
        return values().optionalText("postgresql.global.postgresql.auth." + key)
                .or(() -> values().optionalText("postgresql.auth." + key));
    }

    /** Who owns the database. */
    String user() {
        return global("username").orElse("postgres");
    }

    private void image(ConfigDraft postgres) {
        String tag = values().text("postgresql.image.tag");
        Matcher version = TAG.matcher(tag);
        if (!values().isGiven("postgresql.image.tag")) {
            return;
        }
        if (version.matches()) {
            postgres.set("image", "postgres:" + version.group(1) + "." + version.group(2));
        } else {
            values().refuse("postgresql.image.tag", "must begin with a version of PostgreSQL, such as 15.4.0");
        }
    }

    /** The port of its Service. */
    int servicePort() {
        return values().number("postgresql.global.postgresql.service.ports.postgresql")
                .orElse(values().numberOrZero("postgresql.primary.service.ports.postgresql"));
    }

    private void port(ConfigDraft postgres) {
        int port = servicePort();
        postgres.setUnless(DEFAULT_PORT, "port", port);
        if (asked.release().chart() == HelmChart.SERVER_2026) {
            return;
        }
        int asserted = values().numberOrZero("postgresql.containerPorts.postgresql");
        if (port != asserted && values().truth("postgresql.enabled")) {
            String problem = "the server connects to port " + asserted + ", but the Service has port " + port;
            postgres.set("port", port);
            postgres.comment("port", "With Helm's values " + problem + ".");
            asked.warn("postgresql.containerPorts.postgresql: " + problem
                    + " (postgresql.primary.service.ports.postgresql), as with Helm; give both the same");
        }
    }

    private void storage(ConfigDraft postgres) {
        postgres.setUnless("8Gi", "storage.size", values().text("postgresql.primary.persistence.size"));
        postgres.set("storage.storageClass", values().optionalText("postgresql.primary.persistence.storageClass"));
        if (!values().truth("postgresql.primary.persistence.enabled")) {
            asked.warn(
                    "postgresql.primary.persistence.enabled: Helm's PostgreSQL loses all data with its pod; ours has a"
                            + " volume");
        }
    }

    private void statefulSet(ConfigDraft postgres) {
        if (name().length() > LONGEST_NAME) {
            values().refuse(
                            "postgresql.fullnameOverride",
                            "gives the name " + name() + ", which must have at most " + LONGEST_NAME + " characters");
        }
        postgres.set("statefulSetName", name() + "-db");
        postgres.comment(
                "statefulSetName",
                "Helm's StatefulSet has the other name and cannot be changed in place; delete it once its data is moved.");
    }

    private void pod(ConfigDraft postgres) {
        JsonNode resources = values().section("postgresql.primary.resources");
        if (values().isGiven("postgresql.primary.resources")) {
            postgres.set("resources", resources);
        }
        postgres.setFilled("pod.labels", values().tree("postgresql.primary.podLabels"));
        postgres.setFilled("pod.annotations", values().tree("postgresql.primary.podAnnotations"));
        postgres.setFilled("pod.affinity", values().tree("postgresql.primary.affinity"));
        postgres.setFilled("pod.nodeSelector", values().tree("postgresql.primary.nodeSelector"));
        postgres.setFilled("pod.tolerations", values().tree("postgresql.primary.tolerations"));
        postgres.set("pod.priorityClassName", values().optionalText("postgresql.primary.priorityClassName"));
    }
}

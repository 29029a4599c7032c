package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** The background services of the charts of 2026 apart from the server, and the Redis between them. */
record TodaysServices(Import asked, TodaysParts parts, TodaysDatabase database) implements ImportStep {

    private static final String REDIS = "backgroundServices.messaging.redis.";
    private static final String DOCKET = "backgroundServices.messaging.docket.";
    private static final String MODULE = "prefect_redis.messaging";

    /** What ours sets, too. */
    static final Set<String> OUR_ENV = Set.of(
            "PREFECT_MESSAGING_BROKER",
            "PREFECT_MESSAGING_CACHE",
            "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING",
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE",
            "PREFECT_REDIS_MESSAGING_HOST",
            "PREFECT_REDIS_MESSAGING_PORT",
            "PREFECT_REDIS_MESSAGING_DB",
            "PREFECT_SERVER_DATABASE_MIGRATE_ON_START");

    boolean areApart() {
        return values().truth("backgroundServices.runAsSeparateDeployment");
    }

    void messaging(ConfigDraft messaging) {
        for (String setting : new String[] {"broker", "cache"}) {
            String module = values().text("backgroundServices.messaging." + setting);
            if (!module.equals(MODULE)) {
                values().refuse(
                                "backgroundServices.messaging." + setting,
                                "must be " + MODULE + " (services apart talk through a Redis)");
            }
        }
        if (values().truth("redis.enabled") && values().text(REDIS + "host").isEmpty()) {
            messaging.set("redis", Json.of());
            messaging.comment("redis", "Ours, in place of the one of Helm's: what is in it is of no worth later.");
            asked.warn(
                    "redis.enabled: our Redis takes the place of the chart's, whose images are no longer published; it"
                            + " needs the Secret prefect-redis with the keys password and url (docs/several-servers.md)");
            return;
        }
        external(messaging.section("external"));
    }

    private void external(ConfigDraft redis) {
        String host = values().text(REDIS + "host");
        if (host.isEmpty()) {
            values().refuse(
                            REDIS + "host",
                            "must be given, or redis.enabled: true (services apart talk through a Redis)");
        }
        redis.set("host", host);
        redis.setUnless(6379, "port", values().numberOrZero(REDIS + "port"));
        redis.setUnless(0, "database", values().numberOrZero(REDIS + "db"));
        redis.setUnless(false, "tls", values().truth(REDIS + "ssl"));
        redis.set("username", values().optionalText(REDIS + "username"));
        values().optionalText(REDIS + "existingSecret")
                .ifPresent(secret -> redis.set("password.existingSecret.name", secret)
                        .set(
                                "password.existingSecret.key",
                                values().optionalText(REDIS + "existingSecretPasswordKey")
                                        .orElse("redis-password")));
        values().optionalText(DOCKET + "existingSecret")
                .ifPresentOrElse(
                        secret -> redis.set("url.existingSecret.name", secret)
                                .set(
                                        "url.existingSecret.key",
                                        values().optionalText(DOCKET + "existingSecretKey")
                                                .orElse("docket-url")),
                        () -> tasksInMemory(redis));
        redis.set("sharesCleanups", false);
        redis.comment("sharesCleanups", "Helm keeps it in each server's memory; delete to share it.");
    }

    private static void tasksInMemory(ConfigDraft redis) {
        redis.set("sharesTasks", false);
        redis.comment(
                "sharesTasks",
                "Helm keeps Prefect's tasks in the memory of each process, so what a web server starts nobody ends; delete"
                        + " it, and with a password give url, to share them.");
    }

    /** What Helm tells both of Redis in plain text. */
    ArrayNode env() {
        ArrayNode env = Json.list();
        if (values().text(REDIS + "existingSecret").isEmpty()) {
            values().optionalText(REDIS + "password")
                    .ifPresent(password -> env.add(Json.variable("PREFECT_REDIS_MESSAGING_PASSWORD", password)));
        }
        if (values().text(DOCKET + "existingSecret").isEmpty()) {
            values().optionalText(DOCKET + "url")
                    .ifPresent(url -> env.add(Json.variable("PREFECT_SERVER_DOCKET_URL", url)));
        }
        if (!migrates()) {
            env.add(Json.variable("PREFECT_SERVER_DATABASE_MIGRATE_ON_START", "false"));
        }
        return env;
    }

    void write(ConfigDraft server) {
        services(server.section("backgroundServices"));
        migration(server.section("migration"));
    }

    private void services(ConfigDraft services) {
        services.set("metadata.name", values().fullName() + "-background-services");
        services.set("metadata.component", "background-services");
        replicas(services);
        services.setUnless(values().truth("server.debug"), "debug", values().truth("backgroundServices.debug"));
        ArrayNode env = Json.list();
        logLevel(services, env);
        services.set("resources", values().section("backgroundServices.resources"));
        services.set("inheritPod", false);
        env.add(Json.variable("PREFECT_UI_ENABLED", "false"));
        env.addAll(database.env()).addAll(env());
        values().tree("global.prefect.env").forEach(env::add);
        values().tree("backgroundServices.env").forEach(env::add);
        TodaysPod pod = new TodaysPod(asked, "backgroundServices", "global.prefect.image.pullSecrets");
        Set<String> ourEnv = new HashSet<>(OUR_ENV);
        ourEnv.addAll(Set.of("HOME", "PREFECT_DEBUG_MODE", "PREFECT_LOGGING_SERVER_LEVEL"));
        if (database.env().isEmpty()) {
            ourEnv.add("PREFECT_SERVER_DATABASE_CONNECTION_URL");
        }
        pod.write(services, env, ourEnv);
        pod.writeLifecycle(services);
        services.set("pod.container.name", "prefect-background-services");
        services.setFilled("pod.container.args", values().tree("backgroundServices.args"));
        volumes(services);
        account(services);
    }

    private void replicas(ConfigDraft services) {
        int replicas = values().numberOrZero("backgroundServices.replicaCount");
        boolean shared = !values().text(DOCKET + "existingSecret").isEmpty();
        if (replicas <= 1 || shared) {
            services.setUnless(1, "replicas", replicas);
        } else {
            parts.patch(
                    "Without shared tasks each of them does everything; set server.backgroundServices.replicas instead.",
                    "Deployment",
                    values().fullName() + "-background-services",
                    Json.of("spec", Json.of("replicas", replicas)));
        }
    }

    private void logLevel(ConfigDraft services, ArrayNode env) {
        String level = values().text("backgroundServices.loggingLevel");
        if (level.matches("(?i)DEBUG|INFO|WARNING|ERROR|CRITICAL")) {
            services.set("logLevel", level);
        } else {
            env.add(Json.variable("PREFECT_LOGGING_SERVER_LEVEL", level));
        }
    }

    private void volumes(ConfigDraft services) {
        ArrayNode mounts = database.mounts(Json.list());
        values().tree("backgroundServices.extraVolumeMounts").forEach(mounts::add);
        ArrayNode volumes = database.volumes();
        values().tree("backgroundServices.extraVolumes").forEach(volumes::add);
        services.setFilled("pod.volumeMounts", mounts);
        services.setFilled("pod.volumes", volumes);
    }

    private void account(ConfigDraft services) {
        String path = "backgroundServices.serviceAccount";
        boolean token = values().truth("backgroundServices.automountServiceAccountToken");
        ObjectNode spec = Json.of("automountServiceAccountToken", token);
        if (values().truth(path + ".create") || !values().text(path + ".name").isEmpty()) {
            parts.serviceAccount(services, path);
            services.set("serviceAccount.automountToken", token);
            if (values().truth(path + ".create")) {
                services.set(
                        "serviceAccount.automountTokenOfAccount",
                        values().truth(path + ".automountServiceAccountToken"));
            }
        }
        services.set("pod.spec", spec);
    }

    private boolean migrates() {
        return values().truth("migrations.enabled") && !values().truth("sqlite.enabled");
    }

    /** A hook of Helm's is no object of the release, so this Job is ours, and only its name is Helm's. */
    private void migration(ConfigDraft migration) {
        if (!migrates()) {
            migration.set("enabled", false);
            return;
        }
        migration.set("metadata.name", values().fullName() + "-db-migrations");
        migration.set("waits", false);
        migration.comment("waits", "Helm's servers start before their tables are there; delete to have them wait.");
        migration.setUnless(6, "backoffLimit", values().numberOrZero("migrations.backoffLimit"));
        values().number("migrations.timeoutSeconds")
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> migration.set("activeDeadlineSeconds", seconds));
        migration.set("resources", values().section("migrations.resources"));
        migration.set("inheritPod", false);
        ConfigDraft pod = migration.section("pod");
        ArrayNode env = database.env();
        Set<String> seen = new HashSet<>();
        for (String source : new String[] {"migrations.env", "server.env", "global.prefect.env"}) {
            values().tree(source).forEach(variable -> {
                if (seen.add(variable.path("name").asText())) {
                    env.add(variable);
                }
            });
        }
        pod.setFilled("env", env);
        pod.setFilled("labels", values().tree("migrations.podLabels"));
        pod.setFilled("volumes", values().tree("migrations.extraVolumes"));
        pod.setFilled("volumeMounts", values().tree("migrations.extraVolumeMounts"));
        pod.setFilled("affinity", values().tree("migrations.affinity"));
        pod.setFilled("nodeSelector", values().tree("migrations.nodeSelector"));
        pod.setFilled("tolerations", values().tree("migrations.tolerations"));
        pod.setFilled("imagePullSecrets", values().tree("global.prefect.image.pullSecrets"));
        command(pod);
        pod.setFilled("securityContext", values().section("migrations.podSecurityContext"));
        pod.setFilled("containerSecurityContext", values().section("migrations.securityContext"));
    }

    private void command(ConfigDraft pod) {
        if (values().isGiven("migrations.command") || values().isGiven("migrations.entrypoint")) {
            pod.setFilled("container.command", values().tree("migrations.entrypoint"));
            pod.set("container.args", Json.list("set -e\n" + values().text("migrations.command")));
        }
        if (values().isGiven("migrations.restartPolicy")) {
            pod.set("spec.restartPolicy", values().text("migrations.restartPolicy"));
        }
    }
}

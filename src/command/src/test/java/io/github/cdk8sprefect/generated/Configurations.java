package io.github.cdk8sprefect.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary {@code prefect.yaml}s: mostly of good settings, with nasty values and unknown keys among them. */
final class Configurations {

    private static final Arbitrary<Object> NASTY = Arbitraries.of(Arrays.asList(
            "",
            " ",
            "a b",
            "A",
            "-a",
            "a-",
            "a..b",
            "../x",
            "a/b/c",
            "é",
            "\n",
            "\u0000",
            "\u202e",
            "x".repeat(64),
            "x".repeat(300),
            "on",
            "no",
            "~",
            "0123",
            "1e3",
            "0o7",
            "12:30:00",
            "=",
            "${X}",
            "$(X)",
            "-1",
            "1.5Gi ",
            "http://",
            "http://a b",
            "null",
            -1,
            0,
            70000,
            99999999999L,
            1.5,
            true,
            null,
            List.of(),
            Map.of(),
            Map.of("a", 1),
            Arrays.asList((Object) null),
            List.of(List.of())));

    private Configurations() {}

    /** Values of each setting of an environment. */
    static Map<String, Arbitrary<Object>> settings() {
        return Map.ofEntries(
                Map.entry("namespace", of("prefect", "data", "a1")),
                Map.entry("prefectVersion", of("2.20.25", "2.13.6", "3.8.3")),
                Map.entry("logFormat", of("json", "text")),
                Map.entry("database", database()),
                Map.entry("server", server()),
                Map.entry("messaging", messaging()),
                Map.entry("ingress", ingress()),
                Map.entry("httpRoute", httpRoute()),
                Map.entry("monitoring", monitoring()),
                Map.entry("api", api()),
                Map.entry("argocd", argocd()),
                Map.entry("agents", few(agent())),
                Map.entry("workers", few(worker())),
                Map.entry("workspace", workspace()),
                Map.entry(
                        "objects",
                        few(of(Map.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "ConfigMap",
                                "metadata",
                                Map.of("name", "own"),
                                "data",
                                Map.of("a", "b"))))),
                Map.entry("patches", few(patch())),
                Map.entry(
                        "namespaces",
                        fields(
                                "podSecurity", of("restricted", "baseline"),
                                "labels", fields("a.b/c", of("d", "on")))),
                Map.entry("networkPolicies", networkPolicies()),
                Map.entry(
                        "defaults",
                        fields(
                                "labels", fields("a.b/c", of("d", "on")),
                                "annotations", fields("a.b/c", of("d", "on")),
                                "registry", of("registry.example.com/mirror", "registry:5000", "mirror"),
                                "pod", pod(),
                                "workers", fields("limit", of(3), "pod", pod()),
                                "agents", fields("limit", of(0)))));
    }

    static Arbitrary<Object> all() {
        List<Object> pairs = new ArrayList<>();
        new TreeMap<>(settings()).forEach((name, values) -> pairs.addAll(List.of(name, values)));
        pairs.addAll(List.of("worker", of(1)));
        return fields(pairs.toArray());
    }

    private static Arbitrary<Object> networkPolicies() {
        Map<String, Object> peer = Map.of("namespaceSelector", Map.of("matchLabels", Map.of("a", "b")));
        Map<String, Object> egress = Map.of("ports", List.of(Map.of("protocol", "TCP", "port", 443)));
        return fields(
                "defaultDeny", of(true, false),
                "serverFrom", of(List.of(peer)),
                "metricsFrom", of(List.of(peer)),
                "dns", of(List.of(peer)),
                "kubernetesApi", of(List.of(Map.of("ipBlock", Map.of("cidr", "192.0.2.0/28")))),
                "serverEgress", of(List.of(egress)),
                "flowRunEgress", of(List.of(Map.of())));
    }

    private static Arbitrary<Object> patch() {
        return fields(
                "kind", of("Deployment", "Service"),
                "name", of("prefect-server"),
                "merge",
                        of(
                                Map.of("metadata", Map.of("labels", Map.of("a", "b"))),
                                Map.of("spec", Map.of("paused", true)),
                                Map.of("spec", Map.of("pause", true))));
    }

    private static Arbitrary<Object> monitoring() {
        return fields(
                "alerts", fields("defaults", of(true, false), "rules", of(List.of(Map.of("record", "a", "expr", "b")))),
                "dashboard", fields("labels", of(Map.of("grafana_dashboard", "1"))),
                "image", of("registry:5000/exporter:1.0"),
                "api", api(),
                "csrf", of(true, false),
                "scrape",
                        fields(
                                "enabled", of(true, false),
                                "intervalSeconds", of(15, 60, 0),
                                "timeoutSeconds", of(10, 120)),
                "metadata", metadata(),
                "resources", resources(),
                "pod", pod());
    }

    private static Arbitrary<Object> argocd() {
        return fields(
                "application",
                fields(
                        "name", of("prefect", "prefect-prod"),
                        "repoUrl", of("https://git.example.com/a.git"),
                        "path", of("dist", "dist/prod"),
                        "destination", fields("name", of("prod"), "server", of("https://a.example")),
                        "automated", of(true, false),
                        "podSecurity", of("baseline"),
                        "annotations", fields("a.b/c", of("d", "on"))));
    }

    private static Arbitrary<Object> messaging() {
        Arbitrary<Object> secret = Arbitraries.of(
                Map.of("existingSecret", Map.of("name", "s", "key", "k")),
                Map.of("inline", Map.of("name", "s", "key", "k", "value", "p@ss:w/o%rd#1")));
        return choice(
                "redis",
                fields(
                        "image", of("redis:7.4", "registry:5000/redis:8"),
                        "password", secret,
                        "settings", fields("maxmemory", of("64mb")),
                        "networkPolicy", of(true, false),
                        "metadata", metadata(),
                        "pod", pod()),
                "external",
                fields("host", of("r", "r.example.com"), "password", secret, "url", secret, "tls", of(true, false)));
    }

    private static Arbitrary<Object> httpRoute() {
        return fields(
                "host", of("a.example"),
                "gateways", few(fields("name", of("shared"), "namespace", of("gateways"), "port", of(443))),
                "https", of(true, false),
                "extraHosts", of(List.of("b.example")),
                "path", of("/", "/x"));
    }

    private static Arbitrary<Object> database() {
        Arbitrary<Object> secret = secret("s");
        return choice(
                "postgres",
                        fields(
                                "image", of("postgres:16", "registry:5000/a/postgres:17.6@sha256:" + "0".repeat(64)),
                                "port", of(5432, 6432),
                                "user", of("prefect", "a b", "ü"),
                                "password", secret,
                                "storage", fields("size", of("8Gi", "1Ti", "100"), "storageClass", of("fast")),
                                "settings", fields("max_connections", of("200", "on")),
                                "metadata", metadata(),
                                "resources", resources(),
                                "networkPolicy", fields("enabled", of(true, false)),
                                "backup", backup(),
                                "pod", pod()),
                "external",
                        fields(
                                "host", of("db", "db.example.com", "::1", "10.0.0.1"),
                                "password", secret,
                                "port", of(5432),
                                "sslMode", of("require"),
                                "tls", fields("caSecretName", of("ca"), "clientSecretName", of("client"))),
                "connectionString", secret,
                "cloudNativePg", fields("secret", of("db-app")),
                "sqlite", fields("storage", fields("size", of("1Gi"))),
                "fromEnvironment", fields());
    }

    private static Arbitrary<Object> secret(String name) {
        return Arbitraries.of(
                Map.of("existingSecret", Map.of("name", name, "key", "k")),
                Map.of("externalSecret", Map.of("name", name, "key", "k", "store", "v", "remoteKey", "a/b")),
                Map.of("inline", Map.of("name", name, "key", "k", "value", "p@ss:w/o%rd#1 \"x\"")));
    }

    private static Arbitrary<Object> backup() {
        return fields(
                "schedule", of("17 2 * * *", "@daily", "*/5 0-6 ? JAN MON-FRI", "every night"),
                "timeZone", of("Europe/Berlin", "Etc/GMT-14"),
                "keep", of(1, 30, 0),
                "existingClaim", of("backups", "Backups"),
                "pod", pod());
    }

    private static Arbitrary<Object> server() {
        return fields(
                "metadata", metadata(),
                "port", of(4200, 8080),
                "logLevel", of("INFO"),
                "analytics", of(true, false),
                "csrfProtection", of(true, false),
                "corsAllowedOrigins", few(of("https://a.example", "*")),
                "keepAliveTimeoutSeconds", of(65),
                "connectionPool",
                        fields(
                                "size", of(1, 10),
                                "maxOverflow", of(0, 5),
                                "timeoutSeconds", of(30),
                                "pgBouncer", of(true, false)),
                "retention", fields("eventDays", of(3), "flowRunDays", of(90)),
                "replicas", of(0, 1, 2),
                "path", of("/x", "/x/y"),
                "migration", fields("backoffLimit", of(0, 3), "resources", resources()),
                "backgroundServices", fields("resources", resources(), "pod", pod()),
                "publicApiUrl", of("https://a.example/api"),
                "image", image(),
                "resources", resources(),
                "autoscaling", fields("minReplicas", of(1, 2), "maxReplicas", of(3, 5)),
                "podDisruptionBudget", fields("minAvailable", of(1, "50%"), "maxUnavailable", of(1)),
                "probes", fields("startup", fields("enabled", of(false), "periodSeconds", of(5))),
                "service",
                        fields(
                                "type",
                                of("ClusterIP", "NodePort", "LoadBalancer"),
                                "port",
                                of(80),
                                "nodePort",
                                of(30000)),
                "serviceAccount", serviceAccount(),
                "basicAuth", secret("auth"),
                "pod", pod());
    }

    private static Arbitrary<Object> ingress() {
        return fields(
                "host", of("a.example", "*.example"),
                "path", of("/", "/x"),
                "className", of("nginx"),
                "annotations", fields("a.b/c", of("d", "on")),
                "tls", fields("secretName", of("t"), "clusterIssuer", of("i")),
                "extraHosts", few(fields("host", of("b.example"))));
    }

    private static Arbitrary<Object> agent() {
        return fields(
                "name",
                of("a", "b", "c"),
                "workPool",
                of("p"),
                "limit",
                of(1, 5),
                "replicas",
                of(1),
                "pod",
                pod(),
                "clusterUid",
                of("u"),
                "workQueues",
                few(of("q", "no")));
    }

    private static Arbitrary<Object> worker() {
        return fields(
                "workPool", of("p", "gpu"),
                "workPool", of("p", "gpu"),
                "name", of("a", "b", "c", "d"),
                "namespace", of("other"),
                "type", of("kubernetes", "process"),
                "limit", of(1),
                "api", api(),
                "jobTemplate",
                        fields(
                                "namespace", of("jobs"),
                                "podSecurity", of("restricted", "baseline"),
                                "serviceAccount", serviceAccount(),
                                "resources", resources(),
                                "pod", pod(),
                                "ttlSecondsAfterFinished", of(0, 60)),
                "baseJobTemplate",
                        choice(
                                "inline",
                                fields("json", of("{}", "{\"job_configuration\": {}, \"variables\": {}}")),
                                "configMap",
                                fields("name", of("c"))),
                "healthCheck", fields("enabled", of(false), "liveness", fields("timeoutSeconds", of(3))),
                "metadata", metadata(),
                "resources", resources(),
                "role",
                        fields(
                                "extraRules",
                                few(fields(
                                        "apiGroups",
                                        few(of("")),
                                        "resources",
                                        few(of("pods")),
                                        "verbs",
                                        few(of("get"))))),
                "serviceAccount", serviceAccount(),
                "pod", pod());
    }

    private static Arbitrary<Object> workspace() {
        return fields(
                "variables",
                        few(fields(
                                "name", of("a", "b_c", "d-e"),
                                "value", of("text", "on", "\u0085", 5, true, 1.5, List.of(1), Map.of("a", "b")),
                                "tags", few(of("t")))),
                "globalConcurrencyLimits",
                        few(fields(
                                "name", of("a", "b c"),
                                "limit", of(0, 5),
                                "slotDecayPerSecond", of(1, 0.5),
                                "active", of(true, false))),
                "tagConcurrencyLimits", few(fields("tag", of("gpu", "a b"), "limit", of(0, 3))),
                "ttlSecondsAfterFinished", of(60),
                "image", image(),
                "api", api(),
                "metadata", metadata(),
                "resources", resources(),
                "serviceAccount", serviceAccount(),
                "pod", pod());
    }

    private static Arbitrary<Object> api() {
        return choice(
                "server", fields("name", of("s"), "namespace", of("n"), "port", of(80)),
                "cloud", fields("accountId", of("a"), "workspaceId", of("w"), "apiKey", secret("key")),
                "selfHosted",
                        fields(
                                "url",
                                of("https://a.example/api"),
                                "apiKey",
                                secret("key"),
                                "basicAuth",
                                secret("auth")));
    }

    private static Arbitrary<Object> metadata() {
        return fields(
                "name",
                of("n1", "n2", "prefect-ingress"),
                "labels",
                fields("team", of("a", "no")),
                "annotations",
                fields("a.b/c", of("0123")),
                "instance",
                of("i"));
    }

    private static Arbitrary<Object> resources() {
        return fields(
                "requests", fields("cpu", of(1, "100m"), "memory", of("1Gi", "512Mi")),
                "limits", fields("cpu", of(2), "memory", of("2Gi")));
    }

    private static Arbitrary<Object> image() {
        return fields("repository", of("a/b"), "tag", of("1.2.3"), "pullPolicy", of("Always"));
    }

    private static Arbitrary<Object> serviceAccount() {
        return fields("create", of(true, false), "name", of("sa"), "automountToken", of(true));
    }

    private static Arbitrary<Object> pod() {
        return fields(
                "labels", fields("team", of("a")),
                "annotations", fields("x", of("yes")),
                "env",
                        few(fields(
                                "name", of("A", "B", "HOME"), "name", of("C"), "value", of("on", "1e3", "", "\u0085"))),
                "envFrom", few(fields("secretRef", fields("name", of("s")))),
                "volumes", few(fields("name", of("v", "w"), "emptyDir", fields("sizeLimit", of("1Gi")))),
                "volumeMounts", few(fields("name", of("v"), "mountPath", of("/v"))),
                "sidecars", few(fields("name", of("x", "y"), "image", of("busybox:1.37"), "args", few(of("no", "=")))),
                "tolerations", few(fields("key", of("k"), "operator", of("Exists"), "tolerationSeconds", of(5))),
                "nodeSelector", fields("disk", of("ssd")),
                "priorityClassName", of("high"));
    }

    private static Arbitrary<Object> of(Object... good) {
        return Arbitraries.frequencyOf(Tuple.of(500, Arbitraries.of(good)), Tuple.of(1, NASTY));
    }

    private static Arbitrary<Object> few(Arbitrary<Object> item) {
        return or(item.list().ofMaxSize(2).map(items -> items));
    }

    /** One of several, each by its key. */
    private static Arbitrary<Object> choice(Object... pairs) {
        List<Arbitrary<Object>> choices = new ArrayList<>();
        for (int index = 0; index < pairs.length; index += 2) {
            String name = (String) pairs[index];
            choices.add(arbitrary(pairs[index + 1]).map(value -> Map.of(name, value == null ? Map.of() : value)));
        }
        return or(Arbitraries.oneOf(choices));
    }

    /** A mapping of some of the keys; keys and their values take turns, and a key given twice is more likely there. */
    private static Arbitrary<Object> fields(Object... pairs) {
        List<Arbitrary<Optional<Map.Entry<String, Optional<Object>>>>> entries = new ArrayList<>();
        for (int index = 0; index < pairs.length; index += 2) {
            String name = (String) pairs[index];
            entries.add(arbitrary(pairs[index + 1])
                    .map(value -> Map.entry(name, Optional.ofNullable(value)))
                    .optional(name.equals("worker") ? 0.01 : likely(name)));
        }
        return or(Combinators.combine(entries).as(chosen -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            chosen.forEach(entry -> entry.ifPresent(
                    field -> fields.put(field.getKey(), field.getValue().orElse(null))));
            return fields;
        }));
    }

    private static double likely(String name) {
        return switch (name) {
            case "name", "host", "workPool", "password", "image", "json", "url", "accountId", "workspaceId", "secret" ->
                0.9;
            case "workers" -> 0.8;
            default -> 0.25;
        };
    }

    private static Arbitrary<Object> or(Arbitrary<?> good) {
        return Arbitraries.frequencyOf(Tuple.of(1500, good.map(value -> (Object) value)), Tuple.of(1, NASTY));
    }

    @SuppressWarnings("unchecked")
    private static Arbitrary<Object> arbitrary(Object value) {
        return (Arbitrary<Object>) value;
    }
}

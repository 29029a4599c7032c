package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake gives one message, which says what would do at once. */
class OneMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "prefectVersion: 2.20 => prefectVersion: '2.20' must be a full Prefect version such as 2.20.25",
                "prefectVersion: 3 => prefectVersion: '3' must be a full Prefect version such as 2.20.25",
                "prefectVersion: 3.10 => prefectVersion: '3.10' must be a full Prefect version such as 2.20.25",
                "workers: [{workPool: a, prefectVersion: 3.8}] => workers[0].prefectVersion: '3.8' must be a full Prefect version such as 2.20.25",
                "database: {postgres: {storage: {size: 8}}} => database.postgres.storage.size: '8' must be a size with a unit, such as 8Gi",
                "database: {postgres: {storage: {size: `8`}}} => database.postgres.storage.size: '8' must be a size with a unit, such as 8Gi",
                "database: {postgres: {image: 17}} => database.postgres.image: '17' must be an image with a tag, such as postgres:17.12",
                "server: {image: {tag: 2.20}} => server.image.tag: '2.20' must be text; put it in quotes",
                "server: {pod: {imagePullSecrets: [{name: regcred}]}} => server.pod.imagePullSecrets[0]: must be text, not a mapping; give the name alone",
                "workers: [{workPool: a, limit: `10`}] => workers[0].limit: '10' must be a whole number; take the quotes away",
                "server: {port: `4200`} => server.port: '4200' must be a whole number; take the quotes away",
                "server: {debug: `true`} => server.debug: 'true' must be true or false; take the quotes away",
                "server: {port: 04200} => server.port: '04200' must be a whole number; write it in decimal digits, without a zero in front",
                "server: {replicas: 0x2} => server.replicas: '0x2' must be a whole number; write it in decimal digits, without a zero in front",
                "server: {serviceAccount: a} => server.serviceAccount: 'a' must be a mapping with create, name, annotations, automountToken, automountTokenOfAccount",
                "ingress: {host: a.example, tls: true} => ingress.tls: 'true' must be a mapping with secretName, clusterIssuer, issuer",
                "ingress: {tls: {secretName: a}} => ingress.host: must be given: a host name alone, such as prefect.example.com",
                "ingress: {host: `*.example.com`} => ingress.host: '*.example.com' is a wildcard; set server.publicApiUrl to the address at which browsers find the API",
                "httpRoute: {host: `*.example.com`, gateways: [{name: a}]} => httpRoute.host: '*.example.com' is a wildcard; set server.publicApiUrl to the address at which browsers find the API",
                "{ingress: {host: a.example}, networkPolicies: {}} => networkPolicies.serverFrom: must name the pods that forward requests of ingress: those of the ingress controller or gateway",
                "{httpRoute: {host: a.example, gateways: [{name: a}]}, networkPolicies: {}} => networkPolicies.serverFrom: must name the pods that forward requests of httpRoute: those of the ingress controller or gateway",
                "{monitoring: {}, networkPolicies: {}} => networkPolicies.metricsFrom: must name the pods that read the metrics of monitoring: those of Prometheus",
                "{prefectVersion: 3.8.3, workers: [{workPool: a, metrics: {}}], networkPolicies: {}} => networkPolicies.metricsFrom: must name the pods that read the metrics of workers[0]: those of Prometheus",
                "{database: {postgres: {networkPolicy: {enabled: false}}}, networkPolicies: {defaultDeny: true}} => networkPolicies.defaultDeny: 'true' needs the policy that lets the server into the database; remove database.postgres.networkPolicy.enabled: false",
                "{prefectVersion: 3.8.3, messaging: {redis: {networkPolicy: false}}, networkPolicies: {defaultDeny: true}} => networkPolicies.defaultDeny: 'true' needs the policy that lets the server into Redis; remove messaging.redis.networkPolicy: false",
                "{server: {}, networkPolicies: {serverFrom: [{}]}} => networkPolicies.serverFrom[0]: must have podSelector, namespaceSelector or ipBlock",
                "{server: {}, networkPolicies: {flowRunEgress: [{to: [{ipBlock: {cidr: 10.0.0.1}}]}]}} => networkPolicies.flowRunEgress[0].to[0].ipBlock.cidr: '10.0.0.1' must be a range such as 10.0.0.0/8",
                "{server: {}, argocd: {application: {repoUrl: `https://a/b.git`, createProject: true, project: default}}} => argocd.application.createProject: 'true' needs another project than default, which is Argo CD's own and allows everything",
                "monitoring: {scrape: {relabelings: [{targetLabel: a, action: renew}]}} => monitoring.scrape.relabelings[0].action: 'renew' must be one of drop, dropequal, hashmod, keep, keepequal, labeldrop, labelkeep, labelmap, lowercase, replace, uppercase",
                "monitoring: {scrape: {metricRelabelings: [{target: a}]}} => monitoring.scrape.metricRelabelings[0].target: unknown key; known here: action, modulus, regex, replacement, separator, sourceLabels, targetLabel",
                "monitoring: {alerts: {rules: [{alert: a}]}} => monitoring.alerts.rules[0].expr: must be given: a query, such as up == 0",
                "monitoring: {alerts: {rules: [{expr: a}]}} => monitoring.alerts.rules[0].alert: must be given, a name, or record instead",
                "monitoring: {alerts: {rules: [{alert: a, expr: b, fro: 1m}]}} => monitoring.alerts.rules[0].fro: unknown key; a rule has alert, annotations, expr, for, keep_firing_for, labels, record",
                "monitoring: {alerts: {defaults: false}} => monitoring.alerts.rules: must be given if defaults is false",
                "{server: {}, networkPolicies: {default: true}} => networkPolicies.default: unknown key; did you mean defaultDeny?",
                "server: {pod: {sidecars: [{name: a}]}} => server.pod.sidecars[0].image: must be given: an image, such as busybox:1.37",
                "server: {autoscaling: {minReplicas: 2}} => server.autoscaling.maxReplicas: must be given: minReplicas (2) or more",
                "{server: {autoscaling: {max: 3}}} => server.autoscaling.max: unknown key; did you mean maxReplicas?",
                "{server: {}, patches: [{kind: Deployment, mrege: {a: b}}]} => patches[0].mrege: unknown key; did you mean merge?",
                "database: {external: {hostname: db, password: {existingSecret: {name: a, key: b}}}} => database.external.hostname: unknown key; did you mean host?",
                "database: {host: db} => database.host: unknown key; database.external.host has it",
                "server: {annotations: {a: b}} => server.annotations: unknown key; server.metadata.annotations, server.service.annotations, server.serviceAccount.annotations and server.pod.annotations have it",
                "server: {resources: {limits: {cpu: [1]}}} => server.resources.limits.cpu: must be a quantity such as 500m or 1Gi",
                "server: replicas:2 => server: 'replicas:2' must be a mapping with keys such as namespace, metadata, prefectVersion, image; put a space behind the colon",
                "server: {logLevel: {{ .Values.x }}} => a key must be a word, below server.logLevel; text that begins with { must be in quotes",
                "workers: [{workpool: a}] => workers[0].workpool: unknown key; did you mean workPool?",
                "workers: [{name: a}] => workers[0].workPool: must be given (every worker polls exactly one pool)",
                "workers: {name: a} => workers: must be a list; put a dash and a space in front of each item",
                "agents: [{workQueues: default}] => agents[0].workQueues: 'default' must be a list; put it in brackets, or behind a dash and a space",
                "server: [{replicas: 2}] => server: must be a mapping with keys such as namespace, metadata, prefectVersion, image, not a list",
                "database: {external: {host: db, password: {existingSecret: {name: a}}}} => database.external.password.existingSecret.key: must be given (a Secret holds its values under keys)",
                "database: {external: {host: db, password: {existingSecret: a}}} => database.external.password.existingSecret: a value that is not shown must be a mapping with name, key",
                "database: {external: {host: db, password: {secretKeyRef: {name: a}}}} => database.external.password.secretKeyRef: unknown key; known here: existingSecret, externalSecret, inline",
                "database: {external: {host: db}} => database.external.password: must be given: existingSecret, externalSecret or inline; or noPassword: true for a database that asks for none",
                "database: {external: {noPassword: true}} => database.external.host: must be given: a host name or an address",
                "database: {external: {host: db, noPassword: true, password: {existingSecret: {name: a, key: b}}}} => database.external.noPassword: must not be true together with a password; remove one of them",
                "database: {external: {host: db, keys: {secret: a, host: h, password: p}}} => database.external.keys.host: must not be set beside host; remove one of them",
                "database: {external: {host: db, password: {existingSecret: {name: a, key: b}}, keys: {secret: a, password: p}}} => database.external.keys.password: must not be set beside password; remove one of them",
                "database: {external: {host: db, user: u, keys: {secret: a, user: p}, noPassword: true}} => database.external.keys.user: must not be set beside user; remove one of them",
                "database: {external: {host: db, noPassword: true, keys: {secret: a}}} => database.external.keys: must have one of host, port, database, user, password beside secret",
                "{prefectVersion: 3.8.3, messaging: {external: {host: r, password: {existingSecret: {name: a, key: b}}}}, server: {replicas: 2}} => messaging.external.password: needs url beside it: the whole redis:// URL with the password percent-encoded, which Prefect's task queue reads",
                "server: {pod: {env: [{name: A, value: a}, {name: B, value: b}, {name: A, value: c}]}} => server.pod.env[2].name: 'A' is set by env[0] already; keep one of them",
                "server: {pod: {tolerations: [{operater: Exists}]}} => server.pod.tolerations[0].operater: unknown key; did you mean operator?",
                "server: {pod: {volumes: [{name: x, configmap: {name: y}}]}} => server.pod.volumes[0].configmap: unknown key; did you mean configMap?",
                "server: {pod: {volumes: [{name: x, secret: {name: y}}]}} => server.pod.volumes[0].secret.name: unknown key; did you mean secretName?",
                "server: {pod: {volumes: [{name: x, persistentVolumeClaim: {name: y}}]}} => server.pod.volumes[0].persistentVolumeClaim.name: unknown key; did you mean claimName?",
                "server: {pod: {env: [{name: A, valueFrom: {secretRef: {name: a, key: b}}}]}} => server.pod.env[0].valueFrom.secretRef: unknown key; did you mean secretKeyRef?",
                "server: {pod: {sidecars: [{name: a, image: b, ports: [{port: 80}]}]}} => server.pod.sidecars[0].ports[0].port: unknown key; known here: containerPort, hostIP, hostPort, name, protocol",
                "server: {replica: null} => server.replica: unknown key; did you mean replicas?",
                "{server: {}, foo: null} => foo: unknown key; known here: agents, api, argocd, database, defaults, environments, httpRoute, ingress, logFormat, messaging, monitoring, namespace, namespaces, networkPolicies, objects, patches, prefectVersion, server, workers, workspace",
                "server: {pod: {affinity: {nodeAfinity: null}}} => server.pod.affinity.nodeAfinity: unknown key; did you mean nodeAffinity?",
                "workers: [{workPool: `0o7`}] => workers[0].workPool: '0o7' would be read as a number by kubectl; write it in another way",
                "{prefectVersion: 2.20.25, server: {prefectVersion: 3.8.3}, workers: [{workPool: a}, {name: b, workPool: b}]} => prefectVersion: '2.20.25' must be a Prefect 3, as its server is (3.8.3)",
                "{server: {prefectVersion: 3.8.3}, workers: [{workPool: a, prefectVersion: 3.7.0}, {name: b, workPool: b, prefectVersion: 2.20.25}]} => workers[1].prefectVersion: '2.20.25' must be a Prefect 3, as its server is (3.8.3)",
                "{server: {prefectVersion: 3.8.3}, agents: [{workQueues: [a]}]} => agents[0]: Prefect 3.8.3 has no agent (removed in 3.0); use a worker with the same workPool",
                "{prefectVersion: 3.1.7, api: {selfHosted: {url: `https://a.example/api`, basicAuth: {existingSecret: {name: a, key: b}}}}, workers: [{workPool: a}, {name: b, workPool: b}]} => api: has basicAuth, which needs Prefect 3.1.8 or later (3.1.7 ignores it)",
                "workers: [{workPool: a, api: {server: {basicAuth: {existingSecret: {name: a, key: b}}}}}] => workers[0].api: has basicAuth, which needs Prefect 3.1.8 or later (2.20.25 ignores it)",
                "{prefectVersion: 2.20.25, workers: [{workPool: a, api: {server: {prefectVersion: 3.8.3}}}]} => prefectVersion: '2.20.25' must be a Prefect 3, as its server is (3.8.3)",
                "workers: [{workPool: p, role: {extraRules: [{apiGroups: a, verbs: [get], resources: [x]}]}}] => workers[0].role.extraRules[0].apiGroups: 'a' must be a list; put it in brackets, or behind a dash and a space",
            })
    void oneMistakeGivesOneMessage(String yaml, String told) {
        assertThat(problems(yaml.replace('`', '"'))).containsExactly("prefect.yaml:1: " + told);
    }

    @Test
    void anUnknownKeyIsToldWithItsOwnLineWhateverItsValue() {
        assertThat(problems("""
                        server:
                          replicas: 1
                          env:
                            - {name: A, value: b}
                          strategy: {type: Recreate}
                          service:
                            loadBalancerSourceRanges:
                              - 10.0.0.0/8
                          probes:
                            liveness: {path: /x}
                          pod:
                            dnsPolicy: None
                            affinity:
                              nodeAffinity:
                                foo: [[a, b], [c]]
                        workers:
                          - workPool: a
                            workqueues: [x, y]
                            tolerations:
                              - {key: gpu, operator: Exists}
                            imagePullSecrets: [{name: regcred}]
                        worker: [{workPool: a}]
                        imagePullSecrets: [a]
                        "server.replicas": [2]
                        """))
                .containsExactlyInAnyOrder(
                        "prefect.yaml:3: server.env: unknown key; server.pod.env has it",
                        "prefect.yaml:5: server.strategy: unknown key; server.deployment.strategy has it",
                        "prefect.yaml:7: server.service.loadBalancerSourceRanges: unknown key;"
                                + " server.service.spec.loadBalancerSourceRanges has it",
                        "prefect.yaml:10: server.probes.liveness.path: unknown key; patches can set it, at httpGet.path of the"
                                + " container's probe",
                        "prefect.yaml:12: server.pod.dnsPolicy: unknown key; server.pod.spec.dnsPolicy has it",
                        "prefect.yaml:15: server.pod.affinity.nodeAffinity.foo: unknown key; known here:"
                                + " preferredDuringSchedulingIgnoredDuringExecution, requiredDuringSchedulingIgnoredDuringExecution",
                        "prefect.yaml:18: workers[0].workqueues: unknown key; did you mean workQueues?",
                        "prefect.yaml:19: workers[0].tolerations: unknown key; workers[0].pod.tolerations has it",
                        "prefect.yaml:21: workers[0].imagePullSecrets: unknown key; workers[0].pod.imagePullSecrets has it",
                        "prefect.yaml:22: worker: unknown key; did you mean workers?",
                        "prefect.yaml:23: imagePullSecrets: unknown key; known here: agents, api, argocd, database,"
                                + " defaults, environments, httpRoute, ingress, logFormat, messaging, monitoring, namespace, namespaces, networkPolicies,"
                                + " objects, patches,"
                                + " prefectVersion, server, workers, workspace",
                        "prefect.yaml:24: server.replicas: unknown key; did you mean server?");
    }

    @Test
    void keysThatAreNotIndentedAreToldWhereTheyBelong() {
        assertThat(problems("server:\nreplicas: 2\npod: {}\n"))
                .containsExactly(
                        "prefect.yaml:2: replicas: unknown key; indent it below server",
                        "prefect.yaml:3: pod: unknown key; indent it below server");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "server:\\n  replicas: 2\\n logLevel: INFO => 3: is not valid YAML: the line is indented in another way",
                "workers:\\n- name: a\\n  workPool: a\\n   limit: 3 => 4: is not valid YAML: a ':' that begins no value here",
                "server:\\n\\treplicas: 2 => 2: is not valid YAML: a TAB; indent with spaces",
                "a: {schedule: * 2 * * *} => 1: is not valid YAML: text that begins with * must be in quotes",
                "a: *b => 1: is not valid YAML: text that begins with * must be in quotes",
                "a: & b => 1: is not valid YAML: text that begins with & must be in quotes",
                "a: @b => 1: is not valid YAML: text that begins with @ must be in quotes",
                "a: %b => 1: is not valid YAML: text that begins with % must be in quotes",
                "a: `x\\nb: 1 => is not valid YAML: text in quotes that does not end",
                "a: `x\\d` => 1: is not valid YAML: a backslash in double quotes must stand twice",
                "a: {b: c: d} => 1: is not valid YAML: text with ': ' or ', ' in it must be in quotes",
                "a: {b: c\\nd: 1 => 2: is not valid YAML: text with ': ' or ', ' in it must be in quotes"
            })
    void whatIsNotYamlIsToldInWordsForWhoWroteIt(String yaml, String told) {
        assertThat(problems(yaml.replace("\\n", "\n").replace("\\t", "\t").replace('`', '"')))
                .singleElement()
                .asString()
                .contains(told);
    }

    private static List<String> problems(String yaml) {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> ConfigFiles.parse("prefect.yaml", yaml));
        assertThat(refused).as(yaml).isNotNull();
        return refused.problems();
    }
}

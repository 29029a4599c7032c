package io.github.cdk8sprefect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write by mistake, or to break us: each is told in words of ours, with its place. */
class BadInputTest {

    private static final String WORKER = "workers: [{workPool: p, %s}]";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "namespace: 5 => :1: namespace: '5' must be text; put it in quotes",
                "workers: [{workPool: Prefect-etl}] => :1: workers[0].workPool: 'Prefect-etl' must not start with 'prefect'",
                "workers: [{workPool: a/b}] => :1: workers[0].workPool: 'a/b' must not have any of / % & > <",
                "workers: [{workPool: ``}] => :1: workers[0].workPool: must not be blank (every worker polls exactly one pool)",
                "workers: [{workPool: 5}] => :1: workers[0].workPool: '5' must be text",
                "workers: [{workPool: {}}] => :1: workers[0].workPool.name: must be given (every worker polls exactly one pool)",
                "workers: [{workPool: {name: PREFECT}}] => :1: workers[0].workPool.name: 'PREFECT' must not start with 'prefect'",
                "workers: [{workPool: {name: a, limit: 1}}] => :1: workers[0].workPool.limit: unknown key",
                "workers: [{workPool: {name: a, concurrencyLimit: -1}}] => :1: workers[0].workPool.concurrencyLimit: '-1' must be 0 or more",
                "workers: [{workPool: {name: a, sync: false, description: b}}] => :1: workers[0].workPool.sync: must be true",
                "workers: [{workPool: {name: a, queues: [{name: q}, {name: q}]}}] => :1: workers[0].workPool.queues[1].name: 'q' is the name of another queue already",
                "workers: [{workPool: {name: a, queues: [{name: q, priority: 1}, {name: r, priority: 1}]}}] => :1: workers[0].workPool.queues[1].priority: '1' is the priority of another queue already",
                "workers: [{workPool: {name: a, queues: [{name: q, priority: 0}]}}] => :1: workers[0].workPool.queues[0].priority: '0' must be 1 or more",
                "workers: [{workPool: {name: a, queues: [{name: q%}]}}] => :1: workers[0].workPool.queues[0].name: 'q%' must not have any of",
                "workers: [{name: a, workPool: p}, {name: b, namespace: other, workPool: p}] => :1: workers[1].workPool: 'p' is the pool of workers[0], too, which differs in the namespace of its Jobs",
                "workers: [{name: a, workPool: p}, {name: b, workPool: {name: p, description: d}}] => :1: workers[1].workPool: 'p' is the pool of workers[0], too, which differs in workPool",
                "workers: [{workPool: a, type: process, jobTemplate: {}}] => :1: workers[0].jobTemplate: needs type kubernetes",
                "workers: [{workPool: a, jobTemplate: {}, baseJobTemplate: {configMap: {name: b}}}] => :1: workers[0].jobTemplate: must not be set together with baseJobTemplate",
                "workers: [{workPool: a, jobTemplate: {runAsUser: 0}}] => :1: workers[0].jobTemplate.runAsUser: '0' must be 1 or more",
                "workers: [{workPool: a, jobTemplate: {runAsUser: 5, podSecurity: baseline}}] => :1: workers[0].jobTemplate.runAsUser: must not be set together with podSecurity: baseline",
                "workers: [{workPool: a, jobTemplate: {podSecurity: none}}] => :1: workers[0].jobTemplate.podSecurity: 'none' must be one of restricted, baseline",
                "workers: [{workPool: a, jobTemplate: {image: flows}}] => :1: workers[0].jobTemplate.image: 'flows' must be an image with a tag",
                "workers: [{workPool: a, jobTemplate: {namespace: A}}] => :1: workers[0].jobTemplate.namespace: 'A' must be a DNS label",
                "workers: [{workPool: a, jobTemplate: {ttlSecondsAfterFinished: -1}}] => :1: workers[0].jobTemplate.ttlSecondsAfterFinished: '-1' must be 0 or more",
                "workers: [{workPool: a, jobTemplate: {backoffLimit: -1}}] => :1: workers[0].jobTemplate.backoffLimit: '-1' must be 0 or more",
                "workers: [{workPool: a, jobTemplate: {podWatchTimeoutSeconds: 0}}] => :1: workers[0].jobTemplate.podWatchTimeoutSeconds: '0' must be 1 or more",
                "workers: [{workPool: a, jobTemplate: {labels: {a b: c}}}] => :1: workers[0].jobTemplate.labels.a b: 'a b' must be a key",
                "workers: [{workPool: a, jobTemplate: {resources: {requests: {cpu: 2}, limits: {cpu: 1}}}}] => :1: workers[0].jobTemplate.resources.requests.cpu: '2' must not be more than the limit",
                "workers: [{workPool: a, baseJobTemplate: {inline: {json: `{}`}}}] => :1: workers[0].baseJobTemplate.inline.json: must have the object job_configuration",
                "namespace: [a] => :1: namespace: must be text, not a list",
                "workers: {a: b} => :1: workers: must be a list",
                "server: [a] => :1: server: must be a mapping with keys such as",
                "database: postgres => :1: database: 'postgres' must be a mapping with one of postgres, external",
                "database: {} => :1: database: must be a mapping with one of postgres, external",
                "database: {sqlite: {}, postgres: {}} => :1: database.postgres: must not be set together with another choice",
                "namespace: Prefect => :1: namespace: 'Prefect' must be a DNS label",
                "namespace: `a\\nb` => :1: namespace: 'a\\nb' must",
                "prefectVersion: 2.20 => :1: prefectVersion: '2.20' must be a full Prefect version",
                "server: {port: 70000} => :1: server.port: '70000' must be a port from 1 to 65535",
                "server: {port: 99999999999} => :1: server.port: '99999999999' must be a whole number",
                "workers: [{workPool: a, metrics: {}}] => :1: workers[0].metrics: needs Prefect 3",
                "monitoring: {scrape: {intervalSeconds: 15, timeoutSeconds: 30}} => :1: monitoring.scrape.timeoutSeconds: '30' must be from 1",
                "monitoring: {image: exporter} => :1: monitoring.image: 'exporter' must be an image with a tag",
                "server: {deployment: {replicas: 2}} => :1: server.deployment.replicas: must not be set here; use replicas",
                "server: {deployment: {strateg: {}}} => :1: server.deployment.strateg: unknown key; did you mean strategy?",
                "server: {pod: {spec: {containers: [{name: a}]}}} => :1: server.pod.spec.containers: must not be set here; use container",
                "server: {pod: {container: {env: [{name: A}]}}} => :1: server.pod.container.env: must not be set here; use env",
                "server: {service: {spec: {selector: {a: b}}}} => :1: server.service.spec.selector: must not be set",
                "server: {service: {portName: a b}} => :1: server.service.portName: 'a b' must be a DNS label",
                "server: {metadata: {component: a b}} => :1: server.metadata.component: 'a b' must",
                "server: {backgroundServices: {replicas: -1}} => :1: server.backgroundServices.replicas: '-1' must be 0 or more",
                "server: {backgroundServices: {logLevel: LOUD}} => :1: server.backgroundServices.logLevel: 'LOUD' must be one of",
                "server: {migration: {activeDeadlineSeconds: 0}} => :1: server.migration.activeDeadlineSeconds: '0' must be 1 or more",
                "messaging: {external: {host: a, sharesTasks: false, url: {existingSecret: {name: a, key: b}}}} => :1: messaging.external.url: needs sharesTasks",
                "workers: [{workPool: a, installPolicy: now}] => :1: workers[0].installPolicy: 'now' must be one of always, if-not-present, never, prompt",
                "workers: [{workPool: a, workerName: ``}] => :1: workers[0].workerName: must not be blank",
                "workers: [{workPool: a, observedNamespaces: [A]}] => :1: workers[0].observedNamespaces[0]: 'A' must be a DNS label",
                "workers: [{workPool: a, jobCredentials: none}] => :1: workers[0].jobCredentials: 'none' must be one of",
                "workers: [{workPool: a, role: {namespace: A}}] => :1: workers[0].role.namespace: 'A' must be a DNS label",
                "monitoring: {replicas: -1} => :1: monitoring.replicas: '-1' must be 0 or more",
                "monitoring: {port: 0} => :1: monitoring.port: '0' must be a port",
                "objects: [{kind: ConfigMap, metadata: {name: a}}] => :1: objects[0].apiVersion: must be given",
                "objects: [{apiVersion: v1, kind: Secret, metadata: {name: a}}] => :1: objects[0].kind: must not be Secret",
                "server: {replicas: -1} => :1: server.replicas: '-1' must be 0 or more",
                "server: {debug: on} => :1: server.debug: 'on' must be true or false",
                "server: {service: {nodePort: 1}} => :1: server.service.nodePort: needs type NodePort",
                "server: {metadata: {name: 0a}} => :1: server.metadata.name: '0a' must be at most 63",
                "server: {metadata: {labels: {a: 5}}} => :1: server.metadata.labels.a: '5' must be text",
                "server: {metadata: {labels: {a b: x}}} => :1: server.metadata.labels.a b: 'a b' must be a key",
                "server: {metadata: {labels: {a: x y}}} => :1: server.metadata.labels.a: 'x y' must be a label's value",
                "server: {metadata: {labels: {a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}} => :1: server.metadata.labels.a: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' must be a label's value",
                "namespace: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa => must be a DNS label: at most 63",
                "server: {port: 0} => :1: server.port: '0' must be a port from 1 to 65535",
                "server: {service: {port: -1}} => :1: server.service.port: '-1' must be a port from 1 to 65535",
                "server: {service: {type: NodePort, nodePort: 70000}} => :1: server.service.nodePort: '70000' must be",
                "server: {service: {type: nodeport}} => :1: server.service.type: 'nodeport' must be one of ClusterIP, NodePort, LoadBalancer",
                "server: {pod: {sidecars: [{name: a, image: `a b`}]}} => :1: server.pod.sidecars[0].image: 'a b' must be an image",
                "database: {postgres: {image: `postgres: 17`}} => :1: database.postgres.image: 'postgres: 17' must be an image",
                "database: {postgres: {port: 65536}} => :1: database.postgres.port: '65536' must be a port from 1024 to 65535",
                "database: {postgres: {storage: {size: `1.5Gi `}}} => :1: database.postgres.storage.size: '1.5Gi ' must be a size with a unit",
                "database: {postgres: {settings: {max_connections: 200}}} => :1: database.postgres.settings.max_connections: '200' must be text",
                "prefectVersion: 0123 => :1: prefectVersion: '0123' must be a full Prefect version",
                "server: {pod: {annotations: {a/b/c: x}}} => :1: server.pod.annotations.a/b/c: 'a/b/c' must be a key",
                "server: {resources: {requests: {memory: `1.5Gi `}}} => :1: server.resources.requests.memory: '1.5Gi ' must be a quantity",
                "server: {resources: {limits: {cpu: -1}}} => :1: server.resources.limits.cpu: '-1' must be a quantity",
                "server: {resources: {limits: {cpu: true}}} => :1: server.resources.limits.cpu: 'true' must be a quantity",
                "server: {resources: {requests: {cpu: 2}, limits: {cpu: 500m}}} => :1: server.resources.requests.cpu: '2' must not be more than the limit, 500m",
                "server: {image: {repository: `a b`}} => :1: server.image.repository: 'a b' must be an image repository",
                "server: {image: {tag: `a b`}} => :1: server.image.tag: 'a b' must be an image tag",
                "server: {pod: {env: [{value: a}]}} => :1: server.pod.env[0].name: must be given",
                "server: {pod: {env: [{name: A=B}]}} => :1: server.pod.env[0].name: 'A=B' must be a variable's name",
                "server: {pod: {envFrom: [{}]}} => :1: server.pod.envFrom[0]: must have one of secretRef and configMapRef",
                "server: {pod: {sidecars: [{name: a}]}} => :1: server.pod.sidecars[0].image: must be given: an image",
                "server: {pod: {volumes: [{name: A}]}} => :1: server.pod.volumes[0].name: 'A' must be a DNS label",
                "server: {pod: {volumeMounts: [{name: a}]}} => :1: server.pod.volumeMounts[0].mountPath: must be given",
                "database: {postgres: {image: postgres}} => :1: database.postgres.image: 'postgres' must be an image with a tag",
                "database: {postgres: {storage: {size: -8Gi}}} => :1: database.postgres.storage.size: '-8Gi' must be a size with a unit",
                "database: {external: {host: `https://db`}} => :1: database.external.host: 'https://db' must be a host name",
                "database: {external: {host: `db:5432`}} => :1: database.external.host: 'db:5432' must be a host name",
                "ingress: {host: `https://a.example`} => :1: ingress.host: 'https://a.example' must be a host name alone",
                "ingress: {host: a..b} => :1: ingress.host: 'a..b' must be a host name alone",
                "httpRoute: {host: a.example} => :1: httpRoute.gateways: must name at least one",
                "httpRoute: {host: a.example, gateways: [{name: A}]} => :1: httpRoute.gateways[0].name: 'A' must be a DNS name",
                "httpRoute: {host: `http://a`, gateways: [{name: a}]} => :1: httpRoute.host: 'http://a' must be a host name",
                "messaging: {} => :1: messaging: must be a mapping with one of redis, external",
                "messaging: {redis: {image: redis}} => :1: messaging.redis.image: 'redis' must be an image with a tag",
                "messaging: {redis: {settings: {requirepass: x}}} => :1: messaging.redis.settings.requirepass: must not be given here",
                "messaging: {external: {host: `redis://r`}} => :1: messaging.external.host: 'redis://r' must be a host name",
                "messaging: {external: {host: r, username: u}} => :1: messaging.external.username: 'u' needs password and url",
                "messaging: {external: {host: r, password: {existingSecret: {name: a, key: b}}}} => :1: messaging.external.password: needs url beside it",
                "messaging: {redis: {}} => :1: messaging: needs Prefect 3.6.0 or later",
                "server: {path: /a/} => :1: server.path: '/a/' must start with / and not end with it",
                "server: {path: /a} => :1: server.path: '/a' needs Prefect 3.3 or later",
                "server: {backgroundServices: {}} => :1: server.backgroundServices: needs messaging",
                "{database: {sqlite: {}}, server: {migration: {}}} => :1: server.migration: needs a PostgreSQL",
                "{prefectVersion: 3.8.3, server: {replicas: 2}} => :1: server.replicas: '2' needs messaging, such as redis",
                "{prefectVersion: 3.8.3, server: {autoscaling: {maxReplicas: 2}}} => :1: server.autoscaling: needs messaging",
                "{prefectVersion: 3.8.3, messaging: {redis: {}}, database: {sqlite: {}}} => :1: messaging: needs a PostgreSQL",
                "{prefectVersion: 3.8.3, server: {path: /a}, ingress: {host: b.example, path: /b}} => :1: ingress.path: '/b' must lead to the server's path, /a",
                "{prefectVersion: 3.8.3, server: {path: /ab}, ingress: {host: b.example, path: /a}} => :1: ingress.path: '/a' must lead to the server's path, /ab",
                "{prefectVersion: 3.8.3, server: {path: /a}, httpRoute: {host: b.example, gateways: [{name: g}], path: /a/b}} => :1: httpRoute.path: '/a/b' must lead to the server's path, /a",
                "{namespace: A, workers: [{workPool: a}, {workPool: b}]} => :1: workers[1]: 'prefect-worker' is the name of workers[0] already",
                "{workers: [{workPool: a}], server: {basicAuth: {existingSecret: {name: a, key: b}}}} => :1: server.basicAuth: needs Prefect 3.1.8 or later (2.20.25 has no basic auth",
                "{prefectVersion: 3.1.7, server: {basicAuth: {existingSecret: {name: a, key: b}}}} => :1: server.basicAuth: needs Prefect 3.1.8 or later (3.1.7 has no basic auth",
                "workspace: {} => :1: workspace: must have at least one of variables, globalConcurrencyLimits and tagConcurrencyLimits",
                "workspace: {variables: {a: b}} => :1: workspace.variables: must be a list",
                "workspace: {variables: [{name: a}]} => :1: workspace.variables[0].value: must be given (flows read it by the name)",
                "workspace: {variables: [{name: a, value: null}]} => :1: workspace.variables[0].value: must be given",
                "workspace: {variables: [{value: a}]} => :1: workspace.variables[0].name: must be given: at most 255 of a-z",
                "workspace: {variables: [{name: A, value: b}]} => :1: workspace.variables[0].name: 'A' must be at most 255 of a-z",
                "workspace: {variables: [{name: a-b, value: c}]} => :1: workspace.variables[0].name: 'a-b' needs Prefect 3.4.1 or later",
                "{prefectVersion: 3.4.0, workspace: {variables: [{name: a-b, value: c}]}} => :1: workspace.variables[0].name: 'a-b' needs Prefect 3.4.1",
                "workspace: {variables: [{name: a, value: 5}]} => :1: workspace.variables[0].value: '5' must be text before Prefect 3; put it in quotes",
                "workspace: {variables: [{name: a, value: b}, {name: a, value: c}]} => :1: workspace.variables[1].name: 'a' is the name of variables[0] already; give it another name",
                "workspace: {globalConcurrencyLimits: [{name: a}]} => :1: workspace.globalConcurrencyLimits[0].limit: must be given: 0 or more",
                "workspace: {globalConcurrencyLimits: [{name: a/b, limit: 1}]} => :1: workspace.globalConcurrencyLimits[0].name: 'a/b' must not have any of / % & > <",
                "workspace: {globalConcurrencyLimits: [{name: a, limit: -1}]} => :1: workspace.globalConcurrencyLimits[0].limit: '-1' must be 0 or more",
                "workspace: {globalConcurrencyLimits: [{name: a, limit: 1, slotDecayPerSecond: -0.5}]} => :1: workspace.globalConcurrencyLimits[0].slotDecayPerSecond: '-0.5' must be 0 or more",
                "workspace: {globalConcurrencyLimits: [{name: a, limit: 1, slotDecayPerSecond: fast}]} => :1: workspace.globalConcurrencyLimits[0].slotDecayPerSecond: 'fast' must be a number",
                "workspace: {tagConcurrencyLimits: [{tag: a, limit: 1}, {tag: a, limit: 2}]} => :1: workspace.tagConcurrencyLimits[1].tag: 'a' is the tag of tagConcurrencyLimits[0] already; give it another tag",
                "workspace: {tagConcurrencyLimits: [{tag: ``, limit: 1}]} => :1: workspace.tagConcurrencyLimits[0].tag: must not be blank",
                "workspace: {metadata: {name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}, tagConcurrencyLimits: [{tag: a, limit: 1}]} => must be at most 54",
                "logFormat: xml => :1: logFormat: 'xml' must be one of text, json",
                "server: {analytics: no} => :1: server.analytics: 'no' must be true or false",
                "{prefectVersion: 2.13.6, server: {csrfProtection: true}} => :1: server.csrfProtection: needs Prefect 2.16.5 or later (2.13.6 has no such setting)",
                "{prefectVersion: 2.20.16, server: {corsAllowedOrigins: [`https://a.b`]}} => :1: server.corsAllowedOrigins: needs Prefect 2.20.17 or later",
                "{prefectVersion: 3.0.2, server: {corsAllowedOrigins: [`https://a.b`]}} => :1: server.corsAllowedOrigins: needs Prefect 3.0.3 or later",
                "server: {corsAllowedOrigins: [`https://a.b/c`]} => :1: server.corsAllowedOrigins[0]: 'https://a.b/c' must be a site such as https://prefect.example.com, without a path",
                "server: {corsAllowedOrigins: a.b} => :1: server.corsAllowedOrigins: 'a.b' must be a list",
                "server: {keepAliveTimeoutSeconds: 0} => :1: server.keepAliveTimeoutSeconds: '0' must be 1 or more",
                "server: {connectionPool: {size: 0}} => :1: server.connectionPool.size: '0' must be 1 or more",
                "server: {connectionPool: {maxOverflow: -1}} => :1: server.connectionPool.maxOverflow: '-1' must be 0 or more",
                "server: {connectionPool: {timeoutSeconds: 5}} => :1: server.connectionPool.timeoutSeconds: needs Prefect 3.1.13 or later (2.20.25 has no such setting)",
                "{prefectVersion: 3.2.6, server: {connectionPool: {pgBouncer: true}}} => :1: server.connectionPool.pgBouncer: needs Prefect 3.2.7 or later",
                "{database: {sqlite: {}}, server: {connectionPool: {size: 5}}} => :1: server.connectionPool: needs a PostgreSQL",
                "{prefectVersion: 3.8.3, server: {retention: {eventDays: 0}}} => :1: server.retention.eventDays: '0' must be 1 or more",
                "server: {retention: {eventDays: 3}} => :1: server.retention.eventDays: needs Prefect 3.0.0 or later",
                "{prefectVersion: 3.6.18, server: {retention: {flowRunDays: 90}}} => :1: server.retention.flowRunDays: needs Prefect 3.6.19 or later",
                "database: {external: {host: db, password: {existingSecret: {name: a, key: b}}, tls: {}}} => :1: database.external.tls: must have caSecretName or clientSecretName",
                "database: {external: {host: db, password: {existingSecret: {name: a, key: b}}, sslMode: disable, tls: {caSecretName: ca}}} => :1: database.external.tls: must not be set together with sslMode: disable",
                "database: {external: {host: db, password: {existingSecret: {name: a, key: b}}, tls: {caSecretName: A}}} => :1: database.external.tls.caSecretName: 'A' must be a DNS name",
                "server: {logLevel: WARN} => :1: server.logLevel: 'WARN' must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL",
                "patches: [{kind: Deployment}] => :1: patches[0].merge: must say what changes",
                "patches: [{kind: Deployment, merge: {metadata: {name: x}}}] => :1: patches[0].merge.metadata.name: must not change",
                "a: &a [*a] => is nested more than 100 levels deep, or refers to itself",
                "namespace: a\u0001b => is not valid YAML",
                "hello => :1: must be a mapping of settings",
                "? [a, b] => :1: a key must be a word"
            })
    void aMistakeIsToldWithItsPlaceItsValueAndWhatWouldDo(String yaml, String told) {
        assertThat(problems(yaml.replace('`', '"')))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("prefect.yaml:")
                        .contains(told)
                        .doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "name: A => workers[0].name: 'A' must be a DNS label",
                "name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa => must be at most 48 long",
                "replicas: `2` => workers[0].replicas: '2' must be a whole number",
                "limit: 1.5 => workers[0].limit: '1.5' must be a whole number",
                "http2: yes => workers[0].http2: 'yes' must be true or false",
                "api: {selfHosted: {url: prefect.example.com}} => workers[0].api.selfHosted.url: 'prefect.example.com' must be a URL",
                "baseJobTemplate: {inline: {json: `{`}} => workers[0].baseJobTemplate.inline.json: must be a JSON object",
                "<<: 5 => <<: must be a mapping, or a list of mappings"
            })
    void aMistakeOfAWorkerIsTold(String setting, String told) {
        assertThat(problems(WORKER.formatted(setting.replace('`', '"'))))
                .anySatisfy(problem -> assertThat(problem).contains(told));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "{inline: hunter2}",
                "{inline: {name: s, key: k, value: [hunter2]}}",
                "{inline: {name: S, key: k, value: hunter2}}",
                "{inline: {name: s, key: k, value: hunter2, valeu: hunter2}}",
                "[hunter2]"
            })
    void aMistakeBesideASecretDoesNotShowIt(String password) {
        for (String yaml : List.of(
                "database: {postgres: {password: %s}}",
                "database: {external: {host: db, password: %s}}", "database: {connectionString: %s}")) {
            assertThat(problems(yaml.formatted(password)))
                    .isNotEmpty()
                    .noneMatch(problem -> problem.contains("hunter2"));
        }
        assertThat(problems("database: {external: {host: db, password: 4711}}"))
                .noneMatch(problem -> problem.contains("4711"));
        assertThat(problems("database: {connectionString: {inline: {name: s, key: k, value: 4711}}}"))
                .noneMatch(problem -> problem.contains("4711"));
    }

    @Test
    void propsThatHoldASecretDoNotShowIt() {
        assertThat(ConfigFiles.parse(
                                "prefect.yaml",
                                "database: {postgres: {password: {inline: {name: s, key: k, value: hunter2}}}}")
                        .toString())
                .doesNotContain("hunter2");
    }

    @Test
    void oneMistakeIsToldOnce() {
        assertThat(problems("workers: [{workPool: 5}]"))
                .containsExactly("prefect.yaml:1: workers[0].workPool: '5' must be text; put it in quotes");
    }

    @Test
    void aMistakeInAChoiceHidesNoOther() {
        assertThat(problems("database: 5\nserver: {port: 99999999999}\nagents: 5"))
                .hasSize(3);
    }

    @Test
    void allKeysThatStandTwiceAreTold() {
        assertThat(problems("workers: [{workPool: a, workPool: b}]\nnamespace: a\nnamespace: b"))
                .containsExactly(
                        "prefect.yaml:1: workers[0].workPool is given twice, on lines 1 and 1",
                        "prefect.yaml:3: namespace is given twice, on lines 2 and 3");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(problems("namespace: a\n---\nnamespace: b").get(0))
                .startsWith("prefect.yaml:2: is not valid YAML: a second document starts here");
    }

    @Test
    void aBombOfAliasesIsRefusedBeforeItGrows() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 25; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        assertThat(problems(bomb.toString()).get(0)).contains("more than 100000 values");
    }

    @Test
    void aDeepNestIsRefused() {
        assertThat(problems("a: " + "[".repeat(100_000)).get(0)).contains("nested too deeply");
    }

    @Test
    void aTabIsToldWithItsLine() {
        assertThat(problems("workers:\n\t- workPool: a").get(0))
                .startsWith("prefect.yaml:2:")
                .contains("TAB");
    }

    @Test
    void aliasesOfAnOrdinaryKindAreRead() {
        assertThat(ConfigFiles.parse("prefect.yaml", "workers: [{workPool: &p gpu, name: a}, {workPool: *p, name: b}]")
                        .workers())
                .extracting(worker -> worker.workPool().name())
                .containsExactly("gpu", "gpu");
    }

    @Test
    void asManyAliasesAreReadAsAFileHas() {
        StringBuilder file = new StringBuilder("x-gpu: &gpu {nodeSelector: {gpu: a}}\nworkers:\n");
        for (int team = 0; team < 200; team++) {
            file.append("  - {name: t%d, workPool: a, pod: *gpu}\n".formatted(team));
        }
        assertThat(ConfigFiles.parse("prefect.yaml", file.toString()).workers())
                .hasSize(200)
                .allMatch(worker -> worker.pod().nodeSelector().containsValue("a"));
    }

    @Test
    void aMergeKeyGivesWayToTheKeysBesideIt() {
        var workers = ConfigFiles.parse("prefect.yaml", """
                x-small: &small {replicas: 2, limit: 5, workPool: a}
                x-slow: &slow {querySeconds: 60, limit: 9}
                workers:
                  - {name: a, limit: 7, <<: *small}
                  - {name: b, <<: [*small, *slow]}
                """).workers();
        assertThat(workers).extracting(worker -> worker.limit().orElseThrow()).containsExactly(7, 5);
        assertThat(workers.get(1).querySeconds()).isEqualTo(60);
    }

    @Test
    void aMistakeInWhatIsMergedInIsToldWhereItStands() {
        assertThat(problems("x-a: &a\n  limit: 0\nworkers:\n  - workPool: a\n    <<: *a\n"))
                .containsExactly("prefect.yaml:2: workers[0].limit: '0' must be 1 or more");
    }

    @Test
    void keysOfOnesOwnStandAtTheTopAlone() {
        assertThat(problems("workers: [{workPool: a, x-a: 1}]"))
                .singleElement()
                .asString()
                .contains("x-a: unknown key");
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedAndAByteOrderMarkIsNot() throws IOException {
        assertThat(read("namespace: pr\u00e9fect".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly(folder.resolve("prefect.yaml") + ": must be UTF-8 text");
        assertThat(read("namespace: a".getBytes(StandardCharsets.UTF_16)))
                .containsExactly(folder.resolve("prefect.yaml") + ": must be UTF-8 text");
        Path file = Files.writeString(folder.resolve("prefect.yaml"), "\uFEFFworkers: [{workPool: a}]");
        assertThat(ConfigFiles.read(List.of(file)).workers()).hasSize(1);
    }

    @Test
    void whatWasABooleanOrANumberInOldYamlIsTextAndOneInOursIsNot() {
        var annotations = ConfigFiles.parse(
                        "prefect.yaml", "server: {pod: {annotations: {a: on, b: no, c: y, d: 0123, e: '1'}}}")
                .server()
                .orElseThrow()
                .pod()
                .annotations();
        assertThat(annotations)
                .containsEntry("a", "on")
                .containsEntry("b", "no")
                .containsEntry("c", "y")
                .containsEntry("d", "0123")
                .containsEntry("e", "1");
        assertThat(problems("server: {pod: {annotations: {a: true, b: 123, c: 1.5}}}"))
                .allMatch(problem -> problem.contains("must be text"))
                .hasSize(3);
    }

    @Test
    void aFolderInThePlaceOfTheFileIsTold() {
        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigFiles.read(List.of(folder)))
                        .problems()
                        .get(0))
                .startsWith(folder + ": cannot be read (");
    }

    @Test
    void theProblemsOfAllFilesAreToldAtOnce() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), "a: [");
        Path two = folder.resolve("two.yaml");
        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigFiles.read(List.of(one, two)))
                        .problems())
                .hasSize(2);
    }

    @Test
    void aFileOfTenMegabytesIsRefusedUnread() throws IOException {
        assertThat(read(new byte[10 * 1024 * 1024]).get(0)).endsWith("is larger than 1 MiB; is this the right file?");
    }

    @Test
    void aFileOfNothingIsRefusedBecauseItWouldEmptyTheFolder() throws IOException {
        assertThat(read(new byte[0]).get(0)).contains("describes nothing to install");
        assertThat(read("namespace: a".getBytes(StandardCharsets.UTF_8)).get(0)).contains("describes nothing");
    }

    @Test
    void namesThatCollideAreRefused() {
        assertThat(problems("workers: [{workPool: a}, {workPool: b}]").get(0))
                .contains("workers[1]: 'prefect-worker' is the name of workers[0] already");
        assertThat(problems("workers: [{workPool: a, metadata: {name: prefect-server}}]")
                        .get(0))
                .contains("workers[0]: 'prefect-server' is the name of server already");
        assertThat(problems("{ingress: {host: a.b}, workers: [{workPool: a, metadata: {name: prefect-ingress}}]}")
                        .get(0))
                .contains("workers[0]: 'prefect-ingress' is the name of ingress already");
    }

    private List<String> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("prefect.yaml"), bytes);
        return catchThrowableOfType(ConfigException.class, () -> ConfigFiles.read(List.of(file)))
                .problems();
    }

    private static List<String> problems(String yaml) {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> ConfigFiles.parse("prefect.yaml", yaml));
        assertThat(refused).as(yaml).isNotNull();
        return refused.problems();
    }
}

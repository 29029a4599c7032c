package io.github.cdk8sprefect.ingress;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPathBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPortBuilder;
import io.github.cdk8sprefect.ingress.IngressProps.PathType;
import io.github.cdk8sprefect.server.ServerService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Ingress in front of one server. */
record IngressManifests(IngressProps props, ServerService server) {

    List<HasMetadata> objects() {
        props.checkFor(server);
        return List.of(ingress());
    }

    private Ingress ingress() {
        Map<String, String> annotations = new TreeMap<>(props.annotations());
        props.tls().ifPresent(tls -> annotations.putAll(tls.annotations()));
        return new IngressBuilder()
                .withMetadata(server.identity().objectMeta(server.identity().name(), annotations))
                .withNewSpec()
                .withIngressClassName(props.className().orElse(null))
                .withRules(rules())
                .withTls(tls())
                .endSpec()
                .build();
    }

    private List<IngressRule> rules() {
        List<HTTPIngressPath> paths = new ArrayList<>(props.extraPaths());
        paths.add(toServer(props.path().or(server::path).orElse("/"), props.pathType()));
        List<IngressRule> rules = new ArrayList<>();
        rules.add(rule(props.host(), paths));
        for (ExtraHost host : props.extraHosts()) {
            rules.add(rule(host.host(), List.of(toServer(host.path(), host.pathType()))));
        }
        rules.addAll(props.extraRules());
        return rules;
    }

    private List<IngressTLS> tls() {
        List<IngressTLS> certificates = new ArrayList<>();
        props.tls()
                .map(tls -> new IngressTLSBuilder()
                        .withHosts(props.host())
                        .withSecretName(tls.secretNameFor(props.host()))
                        .build())
                .ifPresent(certificates::add);
        certificates.addAll(props.extraTls());
        return certificates;
    }

    private IngressRule rule(String host, List<HTTPIngressPath> paths) {
        return new IngressRuleBuilder()
                .withHost(host)
                .withNewHttp()
                .withPaths(paths)
                .endHttp()
                .build();
    }

    private ServiceBackendPort port() {
        IntOrString port = props.servicePort().orElseGet(() -> new IntOrString(server.portName()));
        return new ServiceBackendPortBuilder()
                .withName(port.getStrVal())
                .withNumber(port.getIntVal())
                .build();
    }

    private HTTPIngressPath toServer(String path, PathType type) {
        return new HTTPIngressPathBuilder()
                .withPath(path)
                .withPathType(type.name())
                .withNewBackend()
                .withNewService()
                .withName(server.identity().name())
                .withPort(port())
                .endService()
                .endBackend()
                .build();
    }
}

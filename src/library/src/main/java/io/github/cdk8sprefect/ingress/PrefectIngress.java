package io.github.cdk8sprefect.ingress;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPathBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.ingress.IngressProps.PathType;
import io.github.cdk8sprefect.server.ServerService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * The way from outside to a server: its API and its UI.
 *
 * <p>In the cluster: an Ingress, named as the server.
 */
public class PrefectIngress extends Component {

    /**
     * Places the ingress.
     *
     * @param server the server behind it: {@code server.service()}
     */
    public PrefectIngress(Construct scope, String id, IngressProps props, ServerService server) {
        super(scope, id, props.customize(), List.<HasMetadata>of(ingress(props, server)));
    }

    private static Ingress ingress(IngressProps props, ServerService server) {
        Map<String, String> annotations = new TreeMap<>(props.annotations());
        props.tls().ifPresent(tls -> annotations.putAll(tls.annotations()));
        return new IngressBuilder()
                .withMetadata(server.identity().objectMeta(server.identity().name(), annotations))
                .withNewSpec()
                .withIngressClassName(props.className().orElse(null))
                .withRules(rules(props, server))
                .withTls(tls(props))
                .endSpec()
                .build();
    }

    private static List<IngressRule> rules(IngressProps props, ServerService server) {
        List<HTTPIngressPath> paths = new ArrayList<>(props.extraPaths());
        paths.add(toServer(props.path().or(server::path).orElse("/"), props.pathType(), server));
        List<IngressRule> rules = new ArrayList<>();
        rules.add(rule(props.host(), paths));
        for (ExtraHost host : props.extraHosts()) {
            rules.add(rule(host.host(), List.of(toServer(host.path(), host.pathType(), server))));
        }
        rules.addAll(props.extraRules());
        return rules;
    }

    private static List<IngressTLS> tls(IngressProps props) {
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

    private static IngressRule rule(String host, List<HTTPIngressPath> paths) {
        return new IngressRuleBuilder()
                .withHost(host)
                .withNewHttp()
                .withPaths(paths)
                .endHttp()
                .build();
    }

    private static HTTPIngressPath toServer(String path, PathType type, ServerService server) {
        return new HTTPIngressPathBuilder()
                .withPath(path)
                .withPathType(type.name())
                .withNewBackend()
                .withNewService()
                .withName(server.identity().name())
                .withNewPort()
                .withName(server.portName())
                .endPort()
                .endService()
                .endBackend()
                .build();
    }
}

package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.github.cdk8sprefect.props.Problems;

/**
 * How a pod finds others, and is found.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/">DNS for pods</a>
 */
final class DnsRules {

    private static final Choice POLICIES = Choice.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
    private static final int MOST_SERVERS = 3;
    private static final int MOST_SEARCHES = 32;

    private DnsRules() {}

    static void check(Problems at, PodSpec pod) {
        POLICIES.check(at, "dnsPolicy", pod.getDnsPolicy());
        PodDNSConfig config = pod.getDnsConfig();
        boolean hasServers = config != null
                && config.getNameservers() != null
                && !config.getNameservers().isEmpty();
        at.require(
                !"None".equals(pod.getDnsPolicy()) || hasServers,
                "dnsConfig.nameservers",
                "must have at least one address when dnsPolicy is None");
        if (config != null) {
            config(at.at("dnsConfig"), config);
        }
        at.each("hostAliases", pod.getHostAliases(), (alias, said) -> {
            alias.require(Addresses.isIp(said.getIp()), "ip", said.getIp(), "must be an IP address");
            alias.each("hostnames", said.getHostnames(), (host, name) -> host.dnsName(name, ""));
        });
        if (!Texts.isEmpty(pod.getHostname())) {
            at.dnsLabel(pod.getHostname(), "hostname");
        }
        if (!Texts.isEmpty(pod.getSubdomain())) {
            at.dnsLabel(pod.getSubdomain(), "subdomain");
        }
    }

    private static void config(Problems at, PodDNSConfig config) {
        at.each(
                "nameservers",
                config.getNameservers(),
                (server, ip) -> server.require(Addresses.isIp(ip), "", ip, "must be an IP address"));
        at.require(
                config.getNameservers() == null || config.getNameservers().size() <= MOST_SERVERS,
                "nameservers",
                "must have at most " + MOST_SERVERS);
        at.require(
                config.getSearches() == null || config.getSearches().size() <= MOST_SEARCHES,
                "searches",
                "must have at most " + MOST_SEARCHES);
        at.each("searches", config.getSearches(), (search, name) -> {
            String domain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            if (!domain.isEmpty()) {
                search.dnsName(domain.replace('_', 'a'), "");
            }
        });
        at.each(
                "options",
                config.getOptions(),
                (option, said) -> option.notBlank(said.getName(), "name", "such as ndots"));
    }
}

package io.github.cdk8sprefect.rules;

import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The addresses of a Service. */
final class ServiceAddressRules {

    private static final Choice FAMILIES = Choice.of("IPv4", "IPv6");
    private static final Choice FAMILY_POLICIES = Choice.of("SingleStack", "PreferDualStack", "RequireDualStack");
    private static final String NONE = "None";

    private ServiceAddressRules() {}

    static void check(Problems at, ServiceSpec spec, String type) {
        String ip = spec.getClusterIP();
        List<String> ips = spec.getClusterIPs();
        address(at, "clusterIP", ip);
        at.require(!NONE.equals(ip) || type.equals("ClusterIP"), "clusterIP", ip, "must not be None for type " + type);
        at.each("clusterIPs", ips, (place, each) -> address(place, "", each));
        at.require(ips.isEmpty() || ips.get(0).equals(ip), "clusterIPs", "must have clusterIP as the first address");
        Set<String> taken = new HashSet<>();
        at.each("ipFamilies", spec.getIpFamilies(), (place, family) -> {
            FAMILIES.require(place, "", family);
            place.require(taken.add(family), "", family, "is there already; keep one of them");
        });
        FAMILY_POLICIES.check(at, "ipFamilyPolicy", spec.getIpFamilyPolicy());
        at.each(
                "externalIPs",
                spec.getExternalIPs(),
                (place, each) -> place.require(Addresses.isIp(each), "", each, "must be an IP address"));
    }

    private static void address(Problems problems, String path, String ip) {
        problems.require(
                Texts.isEmpty(ip) || ip.equals(NONE) || Addresses.isIp(ip), path, ip, "must be an IP address, or None");
    }
}

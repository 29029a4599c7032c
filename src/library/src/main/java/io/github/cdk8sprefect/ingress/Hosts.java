package io.github.cdk8sprefect.ingress;

import io.github.cdk8sprefect.props.Problems;
import java.util.regex.Pattern;

/** Host names of an Ingress or an HTTPRoute, which may be wildcards and cannot be addresses. */
final class Hosts {

    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)(?!(.*\\.)?\\d+$)(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern ADDRESS = Pattern.compile("(.*\\.)?\\d+");

    private Hosts() {}

    /** Refuses anything but the name of a host. */
    static void check(Problems problems, String path, String host) {
        boolean isAddress = host != null && ADDRESS.matcher(host).matches();
        problems.matches(
                NAME,
                host,
                path,
                "must be a host name alone, such as prefect.example.com" + (isAddress ? ", not an address" : ""));
    }
}

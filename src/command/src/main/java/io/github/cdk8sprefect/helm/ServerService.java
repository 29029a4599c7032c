package io.github.cdk8sprefect.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The server's Service, with the chart's rules for which setting goes with which type. */
record ServerService(Import asked) implements ImportStep {

    void write(ConfigDraft service) {
        String type = values().text("service.type");
        service.setUnless("ClusterIP", "type", type);
        service.setUnless(4200, "port", values().numberOrZero("service.port"));
        String clusterIp = values().text("service.clusterIP");
        String policy = values().text("service.externalTrafficPolicy");
        int nodePort = values().numberOrZero("service.nodePort");
        if (type.equals("ClusterIP") && !clusterIp.isEmpty()) {
            service.set("clusterIp", clusterIp);
        }
        if (type.equals("NodePort")) {
            service.set("externalTrafficPolicy", policy);
            if (nodePort > 0) {
                service.set("nodePort", nodePort);
            }
        }
        if (type.equals("LoadBalancer") && policy.equals("Local")) {
            asked.warn("service.externalTrafficPolicy: Helm forgets it with type LoadBalancer, and so it is not carried"
                    + " over; set server.service.externalTrafficPolicy: Local to have it");
        }
        service.setFilled("annotations", without(values(), "service.annotations"));
    }

    /** The annotations of one object, without those that the common ones override. */
    static ObjectNode without(HelmValues values, String path) {
        ObjectNode annotations = values.tree(path).deepCopy();
        values.tree("commonAnnotations").fieldNames().forEachRemaining(annotations::remove);
        return annotations;
    }
}

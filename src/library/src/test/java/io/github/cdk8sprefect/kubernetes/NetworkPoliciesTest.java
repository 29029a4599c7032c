package io.github.cdk8sprefect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkPoliciesTest {

    private static final Identity DATABASE = Identity.of("a", "db", "db", "database", "1", MetadataProps.defaults());

    @Test
    void anEmptyListOfClientsLetsNobodyIn() {
        NetworkPolicySpec policy =
                NetworkPolicies.onlyFrom(DATABASE, List.of(), 5432).getSpec();

        assertThat(policy.getPolicyTypes()).containsExactly("Ingress");
        assertThat(policy.getIngress()).isEmpty();
    }

    @Test
    void clientsReachTheOnePort() {
        NetworkPolicySpec policy = NetworkPolicies.onlyFrom(DATABASE, List.of(DATABASE.pods()), 5432)
                .getSpec();

        assertThat(policy.getIngress()).singleElement().satisfies(rule -> {
            assertThat(rule.getFrom()).containsExactly(DATABASE.pods());
            assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(5432));
        });
    }
}

package io.github.cdk8sprefect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstDifferenceTest {

    private static final String MANIFESTS = """
            # server.yaml
            apiVersion: v1
            kind: Service
            metadata:
              name: server
            spec:
              type: ClusterIP
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              labels:
                app: server
              name: prefect-server
            spec:
              replicas: 1
              template:
                spec:
                  containers:
                    - args:
                        - server
                        - start
                      image: prefect:1
            """;

    @Test
    void aValueIsNamedByObjectAndField() {
        assertThat(difference("replicas: 1", "replicas: 2"))
                .isEqualTo("Deployment prefect-server: spec.replicas\n  -   replicas: 1\n  +   replicas: 2");
    }

    @Test
    void aFieldOfAnItemOfAList() {
        assertThat(difference("image: prefect:1", "image: prefect:2"))
                .startsWith("Deployment prefect-server: spec.template.spec.containers.image\n");
    }

    @Test
    void aLineThatIsNewStandsAlone() {
        assertThat(difference("  type: ClusterIP\n", "  type: ClusterIP\n  clusterIP: None\n"))
                .isEqualTo("Service server: spec.clusterIP\n  +   clusterIP: None");
    }

    @Test
    void whatIsMissingAtTheEnd() {
        assertThat(difference("          image: prefect:1\n", "").lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("  - ")
                .endsWith("image: prefect:1");
    }

    private static String difference(String before, String after) {
        assertThat(MANIFESTS).contains(before);
        return FirstDifference.of(MANIFESTS, MANIFESTS.replace(before, after)).toString();
    }
}

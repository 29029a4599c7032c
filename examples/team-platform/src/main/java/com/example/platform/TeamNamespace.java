package com.example.platform;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.kubernetes.Customize;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** A team's namespace, which lets in only pods that pass Pod Security level restricted, and a quota for its flow runs. */
public class TeamNamespace extends Component {

    /** Places the namespace of one team. */
    public TeamNamespace(Construct scope, String team) {
        super(scope, "team-" + team, Customize.nothing(), objects(team));
    }

    private static List<HasMetadata> objects(String team) {
        return List.of(
                new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(team)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build(),
                new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("flow-runs")
                        .withNamespace(team)
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("requests.memory", new Quantity("64Gi"), "count/jobs.batch", new Quantity("50")))
                        .endSpec()
                        .build());
    }
}

package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.github.cdk8sprefect.props.Problems;
import java.util.List;
import java.util.Map;

/** Checks that the pods have the label by which {@link AllowedTraffic} selects them. */
final class SelectedPods {

    private static final String MESSAGE =
            "must leave label " + AllowedTraffic.PART_OF + " as it is: networkPolicies select the pods by it";

    private SelectedPods() {}

    /** Refuses labels of the user's that take pods out of the policies. */
    static void check(PrefectEnvironmentProps props, List<PlacedPart> placed, Problems problems) {
        if (props.networkPolicies().isEmpty()) {
            return;
        }
        for (PlacedPart each : placed) {
            boolean isSelected = each.component().objects().stream()
                    .flatMap(object -> Selectors.template(object).stream())
                    .allMatch(SelectedPods::isSelected);
            problems.require(isSelected, each.part().path(), MESSAGE);
        }
        for (int index = 0; index < props.workers().size(); index++) {
            boolean isSelected = props.workers()
                    .get(index)
                    .jobTemplate()
                    .map(jobs -> jobs.pod().labels())
                    .filter(labels -> !isPartOfOurs(labels, AllowedTraffic.PREFECT))
                    .isEmpty();
            problems.require(isSelected, "workers[" + index + "].jobTemplate.pod.labels", MESSAGE);
        }
    }

    private static boolean isSelected(PodTemplateSpec template) {
        return isPartOfOurs(template.getMetadata().getLabels(), "");
    }

    private static boolean isPartOfOurs(Map<String, String> labels, String unlessSaid) {
        return labels.getOrDefault(AllowedTraffic.PART_OF, unlessSaid).equals(AllowedTraffic.PREFECT);
    }
}

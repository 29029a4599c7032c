package io.github.cdk8sprefect.worker;

import io.github.cdk8sprefect.jobtemplate.JobTemplateProps;
import io.github.cdk8sprefect.jobtemplate.TemplateRules;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.worker.BaseJobTemplate.Inline;
import java.util.Optional;

/** Which of the two kinds of template a worker uses. */
final class TemplateChoice {

    private TemplateChoice() {}

    static void check(
            Problems problems, String type, Optional<JobTemplateProps> typed, Optional<BaseJobTemplate> whole) {
        boolean kubernetes = WorkerProps.KUBERNETES.equals(type);
        problems.notTogether(typed, "jobTemplate", whole, "baseJobTemplate", "; keep one of them");
        problems.require(
                typed.isEmpty() || kubernetes,
                "jobTemplate",
                "needs type kubernetes (a worker of type " + type + " starts no Jobs)");
        whole.filter(Inline.class::isInstance)
                .map(Inline.class::cast)
                .ifPresent(inline ->
                        TemplateRules.check(problems, "baseJobTemplate.inline.json", inline.tree(), kubernetes));
    }
}

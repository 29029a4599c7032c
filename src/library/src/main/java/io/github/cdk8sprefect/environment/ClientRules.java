package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.polling.PollingProps;
import io.github.cdk8sprefect.polling.PollingRules;
import io.github.cdk8sprefect.prefect.ApiEndpoint;
import io.github.cdk8sprefect.prefect.Wiring;
import io.github.cdk8sprefect.props.FieldPath;
import io.github.cdk8sprefect.props.InvalidPropsException;
import io.github.cdk8sprefect.props.Problem;
import io.github.cdk8sprefect.props.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Agents and workers must be able to talk to their API. What they share of it is told once. */
final class ClientRules {

    private final PrefectEnvironmentProps props;
    private final Optional<ApiEndpoint> here;
    private final Problems problems;
    private final Set<Problem> told = new HashSet<>();

    ClientRules(PrefectEnvironmentProps props, Optional<ApiEndpoint> here, Problems problems) {
        this.props = props;
        this.here = here;
        this.problems = problems;
    }

    void check() {
        check("agents", props.agents());
        check("workers", props.workers());
    }

    private void check(String path, List<? extends PollingProps> clients) {
        for (int index = 0; index < clients.size(); index++) {
            PollingProps client = clients.get(index);
            FieldPath place = new FieldPath(path).index(index);
            Wiring wired = new EnvironmentWiring(props).of(client);
            wired.api().or(() -> here).ifPresent(api -> check(place, client, wired, api));
        }
    }

    private void check(FieldPath place, PollingProps client, Wiring wired, ApiEndpoint api) {
        Problems found = Problems.of(client.getClass());
        new PollingRules(found).api(client, wired.version(), api);
        try {
            found.throwIfAny();
        } catch (InvalidPropsException e) {
            e.problems().forEach(problem -> tell(placed(problem, place, client)));
        }
    }

    private Problem placed(Problem problem, FieldPath place, PollingProps client) {
        boolean isShared = problem.path().equals("prefectVersion")
                ? client.prefectVersion().isEmpty()
                : problem.path().equals("api")
                        && client.api().isEmpty()
                        && props.api().isPresent();
        return isShared ? problem : problem.under(place.text());
    }

    private void tell(Problem problem) {
        boolean isTold = !told.add(problem);
        problem.value()
                .ifPresentOrElse(
                        value -> problems.require(isTold, problem.path(), value, problem.message()),
                        () -> problems.require(isTold, problem.path(), problem.message()));
    }
}

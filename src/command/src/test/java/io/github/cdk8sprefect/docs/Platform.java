package io.github.cdk8sprefect.docs;

import io.github.cdk8sprefect.api.WorkPoolProps;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironmentProps;
import io.github.cdk8sprefect.worker.WorkerProps;
import org.cdk8s.App;
import org.cdk8s.AppProps;

/** The program in the README. */
public final class Platform {

    private Platform() {}

    /** Writes {@code dist/}. */
    public static void main(String[] args) {
        var app = new App(AppProps.builder().outputFileExtension(".yaml").build());
        var worker =
                WorkerProps.builder().workPool(WorkPoolProps.of("kubernetes")).build();
        var props = PrefectEnvironmentProps.builder()
                .namespace("prefect")
                .addWorkers(worker)
                .build();
        new PrefectEnvironment(app, props);
        app.synth(); // writes dist/
    }
}

package io.github.cdk8sprefect.environment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.github.cdk8sprefect.agent.PrefectAgent;
import io.github.cdk8sprefect.api.PrefectWorkspace;
import io.github.cdk8sprefect.argocd.ArgoApplication;
import io.github.cdk8sprefect.argocd.ArgoCdProps;
import io.github.cdk8sprefect.cdk8s.Component;
import io.github.cdk8sprefect.database.Postgres;
import io.github.cdk8sprefect.ingress.PrefectHttpRoute;
import io.github.cdk8sprefect.ingress.PrefectIngress;
import io.github.cdk8sprefect.kubernetes.Customize;
import io.github.cdk8sprefect.messaging.Redis;
import io.github.cdk8sprefect.monitoring.PrefectExporter;
import io.github.cdk8sprefect.prefect.ApiCredentials;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.server.BackgroundServices;
import io.github.cdk8sprefect.server.DatabaseMigration;
import io.github.cdk8sprefect.server.PrefectServer;
import io.github.cdk8sprefect.worker.PrefectWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * A whole Prefect installation: database, server, agents, workers and everything around them, each in its own chart,
 * and so in its own file.
 */
public final class PrefectEnvironment {

    private final PrefectEnvironmentProps props;
    private final List<PlacedPart> placed = new ArrayList<>();

    /**
     * Places all parts in {@code scope}, mostly an {@code App}.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for parts that cannot stand beside each other, and for
     *     pieces of a pod that do not go with ours; with the problems of all parts
     */
    public PrefectEnvironment(Construct scope, PrefectEnvironmentProps props) {
        this(scope, props, part -> {});
    }

    /** Places all parts in {@code scope}, and reports each one to {@code progress} after it is placed. */
    public PrefectEnvironment(Construct scope, PrefectEnvironmentProps props, Consumer<Component> progress) {
        this.props = props;
        Problems problems = Problems.of(PrefectEnvironment.class);
        Patches patches = new Patches(props.patches(), problems);
        List<Part> parts = Parts.of(props).all();
        FileNames names = FileNames.of(parts);
        Customize shared = new WithDefaults(props.defaults()).objects();
        for (Part part : parts) {
            Customize wave = props.argocd().isPresent() ? part.wave().onEachObject() : Customize.nothing();
            Customize before = wave.and(shared);
            problems.attempt(part.path(), () -> part.placed(scope, names.of(part), before, patches))
                    .ifPresent(component -> {
                        placed.add(new PlacedPart(part, component));
                        progress.accept(component);
                    });
        }
        SelectedPods.check(props, placed, problems);
        if (problems.isEmpty()) {
            patches.check(written().all());
        }
        problems.throwIfAny();
    }

    /** All parts of this type, in the order of the props. */
    public <T extends Component> List<T> parts(Class<T> type) {
        return placed.stream()
                .map(PlacedPart::component)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The database, where it is one of ours. */
    public Optional<Postgres> postgres() {
        return parts(Postgres.class).stream().findFirst();
    }

    /** The Redis, where it is one of ours. */
    public Optional<Redis> redis() {
        return parts(Redis.class).stream().findFirst();
    }

    /** The Job that migrates the database, where there is one. */
    public Optional<DatabaseMigration> migration() {
        return parts(DatabaseMigration.class).stream().findFirst();
    }

    /** The server, where there is one. */
    public Optional<PrefectServer> server() {
        return parts(PrefectServer.class).stream().findFirst();
    }

    /** The server's background services, where they are apart. */
    public Optional<BackgroundServices> backgroundServices() {
        return parts(BackgroundServices.class).stream().findFirst();
    }

    /** The ingress, where there is one. */
    public Optional<PrefectIngress> ingress() {
        return parts(PrefectIngress.class).stream().findFirst();
    }

    /** The HTTPRoute, where there is one. */
    public Optional<PrefectHttpRoute> httpRoute() {
        return parts(PrefectHttpRoute.class).stream().findFirst();
    }

    /** The exporter for Prometheus, where there is one. */
    public Optional<PrefectExporter> exporter() {
        return parts(PrefectExporter.class).stream().findFirst();
    }

    /** What lets agents and workers into their APIs, where it has to be written: one for each of their namespaces. */
    public List<ApiCredentials> apiCredentials() {
        return parts(ApiCredentials.class);
    }

    /** The agents, in the order of the props. */
    public List<PrefectAgent> agents() {
        return parts(PrefectAgent.class);
    }

    /** The workers, in the order of the props. */
    public List<PrefectWorker> workers() {
        return parts(PrefectWorker.class);
    }

    /** The Job that sets up variables and concurrency limits, where there is one. */
    public Optional<PrefectWorkspace> workspace() {
        return parts(PrefectWorkspace.class).stream().findFirst();
    }

    /**
     * The secret values that the manifests hold for everyone who can read them, each by where it stands, as in {@code Secret
     * prefect/db}; none unless somebody asked so.
     */
    public List<String> inlineSecrets() {
        return written().inlineSecrets();
    }

    /**
     * The images of all pods, in alphabetical order, also those of flow runs from a typed job template without an image of their
     * own. A flow run may name another one.
     */
    public NavigableSet<String> images() {
        NavigableSet<String> images = new TreeSet<>();
        written().all().stream()
                .flatMap(object -> Selectors.template(object).stream())
                .map(PodTemplateSpec::getSpec)
                .flatMap(pod -> Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream()))
                .map(Container::getImage)
                .forEach(images::add);
        WithDefaults defaults = new WithDefaults(props.defaults());
        props.workers().stream()
                .flatMap(worker -> defaults.imageOfFlowRuns(worker, props.prefectVersion()).stream())
                .forEach(images::add);
        return images;
    }

    /**
     * Places Argo CD's Application of this environment, where the props ask for one.
     *
     * @param scope mostly another {@code App} than that of the environment, so that the Application does not lie in the
     *     folder that it reads
     */
    public Optional<ArgoApplication> placeApplication(Construct scope) {
        return props.argocd()
                .flatMap(ArgoCdProps::application)
                .map(application -> new ArgoApplication(
                        scope,
                        application.name(),
                        application,
                        props.namespace(),
                        written().all()));
    }

    private WrittenObjects written() {
        return new WrittenObjects(placed);
    }
}

package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.argocd.ApplicationProps;
import io.github.cdk8sprefect.argocd.ArgoCdProps;
import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfiguredEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the Applications of Argo CD read the folders that synth writes. */
final class ApplicationPaths {

    private ApplicationPaths() {}

    /**
     * Refuses a path that is not the end of the folder's own, as it is in the repository. A folder that is given from the root of the
     * file system is for somebody to look at, and not what is committed.
     *
     * @throws ConfigException for each Application that reads another folder
     */
    static void check(List<ConfiguredEnvironment> environments, Path root) {
        if (root.isAbsolute()) {
            return;
        }
        List<String> problems = new ArrayList<>();
        for (ConfiguredEnvironment environment : environments) {
            Optional<ArgoCdProps> argocd = environment.configuration().props().argocd();
            if (argocd.isPresent()) {
                argocd.get()
                        .application()
                        .flatMap(application -> problem(environment, application, root))
                        .ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    private static Optional<String> problem(
            ConfiguredEnvironment environment, ApplicationProps application, Path root) {
        Path folder = environment.name().map(root::resolve).orElse(root).normalize();
        return folder.toAbsolutePath().endsWith(Path.of(application.path()).normalize())
                ? Optional.empty()
                : Optional.of(environment
                        .configuration()
                        .problem(
                                "argocd.application.path",
                                application.path(),
                                "is not where the environment is written, which is " + folder));
    }
}

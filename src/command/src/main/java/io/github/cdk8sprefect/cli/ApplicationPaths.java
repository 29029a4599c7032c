package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.argocd.ApplicationProps;
import io.github.cdk8sprefect.argocd.ArgoCdProps;
import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfiguredEnvironment;
import java.nio.file.Path;
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
        List<String> problems = environments.stream()
                .flatMap(environment -> problem(environment, root).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    private static Optional<String> problem(ConfiguredEnvironment environment, Path root) {
        Path folder = environment.name().map(root::resolve).orElse(root).normalize();
        return environment
                .configuration()
                .props()
                .argocd()
                .flatMap(ArgoCdProps::application)
                .map(ApplicationProps::path)
                .filter(path -> !folder.toAbsolutePath().endsWith(Path.of(path).normalize()))
                .map(path -> environment
                        .configuration()
                        .problem(
                                "argocd.application.path",
                                path,
                                "is not where the environment is written, which is " + folder));
    }
}

package io.github.cdk8sprefect.cli;

import io.github.cdk8sprefect.argocd.ApplicationProps;
import io.github.cdk8sprefect.argocd.ArgoCdProps;
import io.github.cdk8sprefect.config.ConfigException;
import io.github.cdk8sprefect.config.ConfiguredEnvironment;
import io.github.cdk8sprefect.environment.PrefectEnvironment;
import io.github.cdk8sprefect.output.Manifests;
import io.github.cdk8sprefect.output.OutputFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The output of one run: a folder for each environment, and one for Argo CD's Applications, which must not be in a
 * folder that they read.
 *
 * @param folders the manifests by the folder that they go to, below the output
 * @param inlineSecrets the secret values in them, by their names
 */
record Synthesis(Map<String, Manifests> folders, InlineSecrets inlineSecrets) {

    /** Makes all in memory, so that what fails fails before anything is written. */
    static Synthesis of(List<ConfiguredEnvironment> environments, Cdk8sApp cdk8s, Progress progress) {
        List<String> problems = new ArrayList<>();
        refuse(problems, environments, "name", ApplicationProps::name, "is the name of the Application of %s, too");
        refuse(
                problems,
                environments,
                "path",
                ApplicationProps::path,
                "is the folder that the Application of %s reads, too");
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        Map<String, Manifests> folders = new LinkedHashMap<>();
        List<String> secrets = new ArrayList<>();
        List<PrefectEnvironment> placed = new ArrayList<>();
        for (ConfiguredEnvironment environment : environments) {
            int before = folders.values().stream()
                    .mapToInt(manifests -> manifests.files().size())
                    .sum();
            Manifests manifests = environment
                    .configuration()
                    .make(props -> cdk8s.synth(
                            app -> placed.add(new PrefectEnvironment(app, props, part -> progress.placed())),
                            done -> progress.written(before + done)));
            folders.put(environment.name().orElse(""), manifests);
            String where =
                    environment.name().map(name -> " of environment " + name).orElse("");
            placed.get(placed.size() - 1).inlineSecrets().forEach(secret -> secrets.add(secret + where));
        }
        if (environments.stream().anyMatch(Synthesis::hasApplication)) {
            folders.put(
                    OutputFolder.APPLICATIONS,
                    cdk8s.synth(
                            app -> placed.forEach(environment -> environment
                                    .placeApplication(app)
                                    .ifPresent(application -> secrets.addAll(application.inlineSecrets()))),
                            done -> {}));
        }
        return new Synthesis(folders, new InlineSecrets(secrets));
    }

    /** The same with a {@code kustomization.yaml} in the folder of each environment. */
    Synthesis withKustomizations() {
        Map<String, Manifests> all = new LinkedHashMap<>();
        folders.forEach((name, manifests) ->
                all.put(name, name.equals(OutputFolder.APPLICATIONS) ? manifests : manifests.withKustomization()));
        return new Synthesis(all, inlineSecrets);
    }

    private static boolean hasApplication(ConfiguredEnvironment environment) {
        return environment
                .configuration()
                .props()
                .argocd()
                .flatMap(ArgoCdProps::application)
                .isPresent();
    }

    /** Two environments of one Application would be installed one over the other. */
    private static void refuse(
            List<String> problems,
            List<ConfiguredEnvironment> environments,
            String key,
            Function<ApplicationProps, String> value,
            String message) {
        Map<String, String> taken = new HashMap<>();
        for (ConfiguredEnvironment environment : environments) {
            String name = environment.name().orElse("");
            environment
                    .configuration()
                    .props()
                    .argocd()
                    .flatMap(ArgoCdProps::application)
                    .map(value)
                    .ifPresent(text -> {
                        String other = taken.putIfAbsent(text, name);
                        if (other != null) {
                            problems.add(environment
                                    .configuration()
                                    .problem(
                                            "argocd.application." + key,
                                            text,
                                            message.formatted(other) + "; give it another"));
                        }
                    });
        }
    }
}

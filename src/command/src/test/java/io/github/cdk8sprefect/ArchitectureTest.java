package io.github.cdk8sprefect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages stand in one order, and imports go down it only. */
class ArchitectureTest {

    private static final String ROOT = "io.github.cdk8sprefect.";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption((ImportOption) location -> !location.contains("/test-classes/"))
            .importPackages("io.github.cdk8sprefect");

    @Test
    void importsGoDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy(ROOT + "cli..")
                .layer("helm")
                .definedBy(ROOT + "helm..")
                .layer("config")
                .definedBy(ROOT + "config..")
                .layer("graph")
                .definedBy(ROOT + "graph..")
                .layer("diff")
                .definedBy(ROOT + "diff..")
                .layer("schema")
                .definedBy(ROOT + "schema..")
                .layer("output")
                .definedBy(ROOT + "output..")
                .layer("environment")
                .definedBy(ROOT + "environment..")
                .layer("argocd")
                .definedBy(ROOT + "argocd..")
                .layer("ingress")
                .definedBy(ROOT + "ingress..")
                .layer("monitoring")
                .definedBy(ROOT + "monitoring..")
                .layer("worker")
                .definedBy(ROOT + "worker..")
                .layer("agent")
                .definedBy(ROOT + "agent..")
                .layer("polling")
                .definedBy(ROOT + "polling..")
                .layer("server")
                .definedBy(ROOT + "server..")
                .layer("messaging")
                .definedBy(ROOT + "messaging..")
                .layer("database")
                .definedBy(ROOT + "database..")
                .layer("prefect")
                .definedBy(ROOT + "prefect..")
                .layer("cdk8s")
                .definedBy(ROOT + "cdk8s..")
                .layer("credential")
                .definedBy(ROOT + "credential..")
                .layer("kubernetes")
                .definedBy(ROOT + "kubernetes..")
                .layer("props")
                .definedBy(ROOT + "props..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("helm")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("cli", "helm")
                .whereLayer("graph")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("diff")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("schema")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("output")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("environment")
                .mayOnlyBeAccessedByLayers("config", "schema", "cli", "graph")
                .whereLayer("argocd")
                .mayOnlyBeAccessedByLayers("cli", "environment")
                .whereLayer("ingress")
                .mayOnlyBeAccessedByLayers("environment", "graph")
                .whereLayer("monitoring")
                .mayOnlyBeAccessedByLayers("environment", "graph")
                .whereLayer("worker")
                .mayOnlyBeAccessedByLayers("environment", "graph")
                .whereLayer("agent")
                .mayOnlyBeAccessedByLayers("environment", "graph", "helm")
                .whereLayer("polling")
                .mayOnlyBeAccessedByLayers("agent", "worker")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("ingress", "environment", "graph", "helm")
                .whereLayer("messaging")
                .mayOnlyBeAccessedByLayers("server", "environment", "graph")
                .whereLayer("database")
                .mayOnlyBeAccessedByLayers("server", "environment", "graph")
                .whereLayer("prefect")
                .mayOnlyBeAccessedByLayers(
                        "database",
                        "server",
                        "polling",
                        "agent",
                        "worker",
                        "monitoring",
                        "environment",
                        "schema",
                        "graph",
                        "helm")
                .check(OURS);
    }

    @Test
    void onlyTheAdapterAndWhoRunsAnAppTalksToCdk8s() {
        classes()
                .that()
                .resideOutsideOfPackages(ROOT + "cdk8s..", ROOT + "cli..", ROOT + "testing..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.cdk8s..")
                .because("a call into cdk8s crosses to Node and back")
                .check(OURS);
    }

    /** So that it goes with any test framework, and with any charts. */
    @Test
    void theTestHelperKnowsCdk8sAndApprovalTestsAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + "testing..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.cdk8s..", "org.approvaltests..", ROOT + "testing..")
                .check(OURS);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.github.cdk8sprefect..")
                .should()
                .beFinal()
                .check(OURS);
    }

    @Test
    void kubernetesKnowsNothingOfPrefect() {
        classes()
                .that()
                .resideInAPackage(ROOT + "kubernetes..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        ROOT + "prefect..",
                        ROOT + "database..",
                        ROOT + "server..",
                        ROOT + "polling..",
                        ROOT + "environment..")
                .check(OURS);
    }
}

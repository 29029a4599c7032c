package io.github.cdk8sprefect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the user says of security contexts, and what ours add to it. */
class PodTemplateTest {

    @Test
    void aFieldOfTheUsersIsAddedToOurs() {
        PodSpec pod = pod(PodProps.builder()
                .securityContext(
                        new PodSecurityContextBuilder().withFsGroup(3000L).build()));

        assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(3000);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(1001);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    }

    @Test
    void theContainerRunsAsTheUserOfThePod() {
        PodSpec pod = pod(PodProps.builder()
                .securityContext(
                        new PodSecurityContextBuilder().withRunAsUser(2000L).build()));

        assertThat(main(pod).getRunAsUser()).isEqualTo(2000);
    }

    @Test
    void rootIsNotForbiddenToWhoAsksForIt() {
        PodSpec pod = pod(PodProps.builder()
                .securityContext(
                        new PodSecurityContextBuilder().withRunAsUser(0L).build()));

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isFalse();
        assertThat(main(pod).getRunAsNonRoot()).isFalse();
    }

    @Test
    void aCapabilityOfTheUsersIsAddedToOurs() {
        SecurityContext said = new SecurityContextBuilder()
                .withNewCapabilities()
                .withAdd("NET_BIND_SERVICE")
                .endCapabilities()
                .build();

        SecurityContext main = main(pod(PodProps.builder().containerSecurityContext(said)));

        assertThat(main.getCapabilities().getAdd()).containsExactly("NET_BIND_SERVICE");
        assertThat(main.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(main.getReadOnlyRootFilesystem()).isTrue();
        assertThat(main.getAllowPrivilegeEscalation()).isFalse();
    }

    @Test
    void aPrivilegedContainerMayEscalateAsKubernetesDemands() {
        SecurityContext said = new SecurityContextBuilder().withPrivileged(true).build();

        assertThat(main(pod(PodProps.builder().containerSecurityContext(said))).getAllowPrivilegeEscalation())
                .isTrue();
    }

    @Test
    void containersOfTheUsersGetOurContextWhereTheySayNone() {
        SecurityContext own = new SecurityContextBuilder().withRunAsUser(7L).build();
        PodSpec pod = pod(PodProps.builder()
                .sidecars(List.of(
                        container("a"),
                        new ContainerBuilder(container("b"))
                                .withSecurityContext(own)
                                .build()))
                .initContainers(List.of(container("c"))));

        assertThat(pod.getContainers().get(1).getSecurityContext()).isEqualTo(main(pod));
        assertThat(pod.getContainers().get(2).getSecurityContext()).isEqualTo(own);
        assertThat(pod.getInitContainers().get(0).getSecurityContext()).isEqualTo(main(pod));
    }

    @Test
    void notHardenedMeansTheUsersFieldsAndNoOthers() {
        PodSpec pod = pod(PodProps.builder().hardened(false).sidecars(List.of(container("a"))));

        assertThat(pod.getSecurityContext()).isNull();
        assertThat(pod.getContainers())
                .allSatisfy(each -> assertThat(each.getSecurityContext()).isNull());
    }

    @Test
    void ourInitContainersFollowTheUsersAndGetTheirVariables() {
        PodProps props = PodProps.builder()
                .initContainers(List.of(container("way-to-the-database")))
                .env(List.of(EnvVars.variable("PGSSLMODE", "require")))
                .build();

        PodSpec pod = template(props)
                .of(List.of(container("wait")), container("main"), List.of())
                .getSpec();

        assertThat(pod.getInitContainers())
                .extracting(Container::getName)
                .containsExactly("way-to-the-database", "wait");
        assertThat(pod.getInitContainers().get(1).getEnv()).isEqualTo(props.env());
        assertThat(pod.getInitContainers().get(1).getSecurityContext()).isEqualTo(main(pod));
    }

    private static SecurityContext main(PodSpec pod) {
        return pod.getContainers().get(0).getSecurityContext();
    }

    private static PodSpec pod(PodPropsBuilder props) {
        return template(props.build()).of(container("main"), List.of()).getSpec();
    }

    private static PodTemplate template(PodProps props) {
        Identity identity = Identity.of("prefect", "a", "a", "a", "1", MetadataProps.defaults());
        return new PodTemplate(identity, props, ServiceAccountProps.defaults(), new PodHardening(1001));
    }

    private static Container container(String name) {
        return new ContainerBuilder().withName(name).withImage("a:1").build();
    }
}

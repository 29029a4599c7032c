package io.github.cdk8sprefect.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortcutTest {

    @Test
    void nothingIsLeftOutUnlessSomebodySaysSo() {
        assertThat(Shortcut.named(null)).isEmpty();
        assertThat(Shortcut.named("")).isEmpty();
        assertThat(Shortcut.values()).allMatch(Shortcut::isTaken);
    }

    @Test
    void severalCanBeLeftOut() {
        assertThat(Shortcut.mistake(Shortcut.named("fields,one-node"))).isEmpty();
        assertThat(Shortcut.mistake(Shortcut.named("all"))).isEmpty();
    }

    @Test
    void aNameThatIsNotKnownIsRefused() {
        assertThat(Shortcut.mistake(Shortcut.named("fields,nodes")))
                .contains(
                        "CDK8S_PREFECT_WITHOUT: 'nodes' is not a shortcut; known: all, archive, jvm-options, one-node,"
                                + " early-node, one-command, lazy-reading, fields, early-end");
        assertThat(Shortcut.mistake(Shortcut.named("fields,"))).isPresent();
    }
}

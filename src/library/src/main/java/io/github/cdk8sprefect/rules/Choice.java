package io.github.cdk8sprefect.rules;

import io.github.cdk8sprefect.props.Problems;
import java.util.List;

/** The words that a field accepts. */
record Choice(List<String> words) {

    static Choice of(String... words) {
        return new Choice(List.of(words));
    }

    /** Refuses another word. No word stands for the field's default. */
    void check(Problems problems, String path, String word) {
        if (word != null && !word.isEmpty()) {
            require(problems, path, word);
        }
    }

    /** Refuses another word, and no word. */
    void require(Problems problems, String path, String word) {
        problems.oneOf(words, word, path);
    }
}

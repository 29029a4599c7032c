package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.stream.Stream;

/** One thing that holds for everything we write. */
interface Rule {

    /** Where the installation breaks it, a sentence each; none when it holds. */
    Stream<String> broken(List<Resource> installation);

    /** What exceptions call it. */
    default String name() {
        return getClass().getSimpleName();
    }
}

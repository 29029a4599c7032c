package io.github.cdk8sprefect.rules;

import io.github.cdk8sprefect.props.Problems;

/** The names of things in a pod, and of objects that it refers to. */
final class Names {

    private Names() {}

    /** Refuses a thing in a pod without a name, or with one that is not a DNS label. */
    static void label(Problems at, String name) {
        at.notBlank(name, "name", "Kubernetes finds it by its name");
        if (name != null && !name.isBlank()) {
            at.dnsLabel(name, "name");
        }
    }

    /** Refuses no name, and one that no object can have. */
    static void required(Problems problems, String path, String name, String what) {
        if (Texts.isEmpty(name)) {
            problems.given(null, path, "must be given: " + what);
        } else {
            problems.dnsName(name, path);
        }
    }

    /** Refuses a name that is there and that no object can have. To an editor, it has no form: an empty one is fine. */
    static void optional(Problems problems, String path, String name) {
        if (!Texts.isEmpty(name)) {
            Problems.of(Names.class)
                    .dnsName(name, "")
                    .found()
                    .forEach(problem -> problems.require(false, path, name, problem.message()));
        }
    }
}

package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** No role has a wildcard, a right to Secrets, or a way to more rights. */
record NarrowRights() implements Rule {

    private static final Set<Object> FORBIDDEN = Set.of(
            "*", "secrets", "pods/exec", "pods/attach", "serviceaccounts/token", "bind", "escalate", "impersonate");

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .filter(resource -> resource.kind().endsWith("Role"))
                .flatMap(role -> role.tree()
                        .items("rules")
                        .flatMap(rule ->
                                Stream.of("apiGroups", "resources", "verbs").flatMap(rule::items))
                        .filter(word -> FORBIDDEN.contains(word.value()))
                        .map(word -> role.id() + ": has a right to " + word.value()));
    }
}

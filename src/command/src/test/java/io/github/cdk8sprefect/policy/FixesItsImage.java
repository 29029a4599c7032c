package io.github.cdk8sprefect.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every image has a version that does not move: a tag of a full version, or a digest. */
record FixesItsImage() implements Rule {

    private static final Pattern FIXED =
            Pattern.compile(".+:v?\\d+\\.\\d+[\\w.-]*(@sha256:[0-9a-f]{64})?|.+@sha256:[0-9a-f]{64}");

    @Override
    public Stream<String> broken(List<Resource> installation) {
        return installation.stream()
                .flatMap(resource -> resource.containers()
                        .filter(container ->
                                !FIXED.matcher(container.text("image")).matches())
                        .map(container -> resource.says(container, "has the moving image " + container.text("image"))));
    }
}

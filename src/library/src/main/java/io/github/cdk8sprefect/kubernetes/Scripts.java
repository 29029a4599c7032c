package io.github.cdk8sprefect.kubernetes;

import io.github.cdk8sprefect.props.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Programs that a container gets as an argument, each a file of its own beside the class that writes the container. */
@Internal
public final class Scripts {

    private Scripts() {}

    /** The text of the file beside this class. */
    public static String beside(Class<?> owner, String file) {
        try (InputStream script = owner.getResourceAsStream(file)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.cdk8sprefect.cdk8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cdk8sprefect.props.Internal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short hash of some content. */
@Internal
public final class Fingerprint {

    private Fingerprint() {}

    /** Eight characters for the name of what cannot be changed in place: the same for the same fields, on any machine. */
    public static String of(Object content) {
        try {
            return sha256(ApiObjects.JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8))
                    .substring(0, 8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no fingerprint of " + content.getClass(), e);
        }
    }

    /** The SHA-256 of the bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

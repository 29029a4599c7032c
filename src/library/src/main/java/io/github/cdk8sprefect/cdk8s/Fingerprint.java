package io.github.cdk8sprefect.cdk8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cdk8sprefect.props.Internal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Eight characters that stand for a content: for the name of what cannot be changed in place. */
@Internal
public final class Fingerprint {

    private Fingerprint() {}

    /** The same for the same fields, on any machine. */
    public static String of(Object content) {
        try {
            byte[] json = ApiObjects.JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("no fingerprint of " + content.getClass(), e);
        }
    }
}

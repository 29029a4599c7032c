package io.github.cdk8sprefect.prefect;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import io.github.cdk8sprefect.props.Rule;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Prefect API at any address.
 *
 * @param url the URL, including {@code /api}. Refused: what does not start with http:// or https:// and a host
 * @param apiKey where an API key comes from. Default: none
 * @param basicAuth where {@code user:password} comes from, as used by Prefect 3. Default: none
 */
@PropsBuilder
public record ApiUrl(String url, Optional<Credential> apiKey, Optional<Credential> basicAuth) implements ApiEndpoint {

    static final Rule WEB_ADDRESS = Rule.pattern(Pattern.compile("https?://[^/\\s]\\S*"));
    private static final Rule UI_ADDRESS = Rule.pattern(Pattern.compile("https?://[^/\\s]\\S*[^/\\s]"));
    static final String EXPECTED_URL = "must be a URL such as https://prefect.example.com/api";

    private static final int LAST_PORT = 65535;

    /** Refuses anything that is not a URL. */
    public ApiUrl {
        Problems.of(ApiUrl.class)
                .require(isUrl(url), "url", url, EXPECTED_URL, WEB_ADDRESS)
                .throwIfAny();
    }

    /** An API that lets everybody in. */
    public static ApiUrl of(String url) {
        return builder().url(url).build();
    }

    /** Starts from the defaults. */
    public static ApiUrlBuilder builder() {
        return ApiUrlBuilder.builder();
    }

    @Override
    public boolean hasBasicAuth() {
        return basicAuth.isPresent();
    }

    @Override
    public List<Credential> credentials() {
        return Stream.of(apiKey, basicAuth).flatMap(Optional::stream).toList();
    }

    @Override
    public ApiUrl reference() {
        return new ApiUrl(url, apiKey.map(Credential::reference), basicAuth.map(Credential::reference));
    }

    @Override
    public List<EnvVar> env() {
        return Stream.concat(
                        apiKey.map(key -> key.asEnv("PREFECT_API_KEY")).stream(),
                        basicAuth.map(key -> key.asEnv("PREFECT_API_AUTH_STRING")).stream())
                .toList();
    }

    /** Where the API lies below an address, or below a path: always at {@code /api}. */
    public static String below(String base) {
        return base + (base.endsWith("/") ? "api" : "/api");
    }

    /** Where the UI lies beside an API at this URL; empty where the URL does not tell. */
    public static Optional<String> uiBeside(String apiUrl) {
        return isUrl(apiUrl) && apiUrl.endsWith("/api")
                ? Optional.of(apiUrl.substring(0, apiUrl.length() - "/api".length()))
                : Optional.empty();
    }

    /** Refuses an address of a UI to which Prefect cannot add {@code /} and the rest of a link. */
    public static void checkUiUrl(Problems problems, String address) {
        problems.require(
                isUrl(address) && !address.endsWith("/"),
                "uiUrl",
                address,
                "must be a URL such as https://prefect.example.com, without / at its end",
                UI_ADDRESS);
    }

    /** Whether the text is an absolute http or https URL with a host, to which a path can be added. */
    public static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text == null ? "" : text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() != 0
                    && uri.getPort() <= LAST_PORT
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

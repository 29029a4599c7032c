package io.github.cdk8sprefect.prefect;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A workspace in Prefect Cloud.
 *
 * @param accountId the account's id. Must be of letters, digits and {@code -}
 * @param workspaceId the workspace's id. Must be of letters, digits and {@code -}
 * @param apiKey where the API key comes from. Default: key {@code key} of the Secret {@code prefect-api-key}
 * @param url the API. Default: {@code https://api.prefect.cloud/api}
 * @see <a href="https://docs.prefect.io/v3/how-to-guides/cloud/connect-to-cloud">Connecting to Prefect Cloud</a>
 */
@PropsBuilder
public record PrefectCloud(String accountId, String workspaceId, Credential apiKey, String url) implements ApiEndpoint {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]+");
    private static final String EXPECTED_ID =
            "must be the id in the workspace's address, such as 0123abcd-0000-4000-8000-000000000001";

    /** Refuses what is no id and an API that is no URL. */
    public PrefectCloud {
        apiKey = Defaults.orElse(apiKey, Credential.existingSecret("prefect-api-key", "key"));
        url = Defaults.orElse(url, "https://api.prefect.cloud/api");
        Problems.of(PrefectCloud.class)
                .matches(ID, accountId, "accountId", EXPECTED_ID)
                .matches(ID, workspaceId, "workspaceId", EXPECTED_ID)
                .require(ApiUrl.isUrl(url), "url", url, ApiUrl.EXPECTED_URL, ApiUrl.WEB_ADDRESS)
                .throwIfAny();
    }

    /** Starts from the defaults. */
    public static PrefectCloudBuilder builder() {
        return PrefectCloudBuilder.builder();
    }

    /** The address of the workspace, below the API that was given. */
    @Override
    public String url() {
        return url.replaceFirst("/+$", "") + "/accounts/" + accountId + "/workspaces/" + workspaceId;
    }

    @Override
    public List<Credential> credentials() {
        return List.of(apiKey);
    }

    @Override
    public PrefectCloud reference() {
        return new PrefectCloud(accountId, workspaceId, apiKey.reference(), url);
    }

    @Override
    public List<EnvVar> env() {
        return List.of(apiKey.asEnv("PREFECT_API_KEY"));
    }
}

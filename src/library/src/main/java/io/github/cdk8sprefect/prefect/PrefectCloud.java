package io.github.cdk8sprefect.prefect;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.github.cdk8sprefect.credential.Credential;
import io.github.cdk8sprefect.props.Defaults;
import io.github.cdk8sprefect.props.Problems;
import io.github.cdk8sprefect.props.PropsBuilder;
import java.util.List;

/**
 * A workspace in Prefect Cloud.
 *
 * @param accountId the account's id. Refused: blank
 * @param workspaceId the workspace's id. Refused: blank
 * @param apiKey where the API key comes from. Default: key {@code key} of the Secret {@code prefect-api-key}
 * @param url the API. Default: {@code https://api.prefect.cloud/api}
 * @see <a href="https://docs.prefect.io/v3/how-to-guides/cloud/connect-to-cloud">Connecting to Prefect Cloud</a>
 */
@PropsBuilder
public record PrefectCloud(String accountId, String workspaceId, Credential apiKey, String url) implements ApiEndpoint {

    /** Refuses blank ids and an API that is no URL. */
    public PrefectCloud {
        apiKey = Defaults.orElse(apiKey, Credential.existingSecret("prefect-api-key", "key"));
        url = Defaults.orElse(url, "https://api.prefect.cloud/api");
        Problems.of(PrefectCloud.class)
                .notBlank(accountId, "accountId", "the API's address is made of it")
                .notBlank(workspaceId, "workspaceId", "the API's address is made of it")
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
        return url + "/accounts/" + accountId + "/workspaces/" + workspaceId;
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

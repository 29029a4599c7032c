package io.github.cdk8sprefect.helm;

import java.util.Optional;

/**
 * The API that an agent or a worker polls.
 *
 * @param section the key that holds the chart's own settings: server, agent or worker
 */
record PrefectApi(Import asked, String section) implements ImportStep {

    /** A server, by its URL. */
    void server(ConfigDraft draft, String key) {
        url(key).ifPresent(url -> draft.set("api.selfHosted.url", url));
    }

    /** Prefect Cloud, or a Cloud of one's own, by the URL at {@code urlKey}. */
    void cloud(ConfigDraft draft, String config, String urlKey) {
        String prefix = section + "." + config;
        Optional<String> url = url(config + "." + urlKey);
        Optional<String> account = given(prefix + ".accountId");
        Optional<String> workspace = given(prefix + ".workspaceId");
        String secret = values().text(prefix + ".apiKeySecret.name");
        String key = values().text(prefix + ".apiKeySecret.key");
        draft.set("api.cloud.accountId", account);
        draft.set("api.cloud.workspaceId", workspace);
        if (!secret.equals("prefect-api-key") || !key.equals("key")) {
            draft.set("api.cloud.apiKey.existingSecret.name", secret);
            draft.set("api.cloud.apiKey.existingSecret.key", key);
        }
        url.ifPresent(address -> draft.setUnless("https://api.prefect.cloud/api", "api.cloud.url", address));
    }

    private Optional<String> url(String key) {
        return given(section + "." + key);
    }

    private Optional<String> given(String path) {
        Optional<String> text = values().optionalText(path);
        if (text.isEmpty()) {
            values().refuse(
                            path,
                            "must be given, because " + section + ".apiConfig is "
                                    + values().text(section + ".apiConfig") + " (release "
                                    + asked.release().name() + " has no API to poll without it)");
        }
        return text;
    }
}

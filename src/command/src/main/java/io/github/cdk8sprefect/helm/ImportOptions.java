package io.github.cdk8sprefect.helm;

import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How values are imported.
 *
 * @param inlineSecrets whether passwords that stand in the values are carried over in plain text, so that the Secrets stay
 *     what they are; else the Secrets that the release left in the cluster are referred to
 * @param clusterUid finds the uid of namespace {@code kube-system}, which Helm looks up in the cluster; asked only where the
 *     values do not say it
 */
@Internal
public record ImportOptions(boolean inlineSecrets, Supplier<Optional<String>> clusterUid) {}

package io.github.cdk8sprefect.config;

import io.github.cdk8sprefect.props.Internal;
import java.util.Optional;

/**
 * An environment described by files.
 *
 * @param name what {@code environments} calls it; empty where there is no such section, and so one environment
 * @param configuration the environment, which still knows where its settings stand
 */
@Internal
public record ConfiguredEnvironment(Optional<String> name, Configuration configuration) {}

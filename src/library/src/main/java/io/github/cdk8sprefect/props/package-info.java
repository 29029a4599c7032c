/**
 * What all props share: a generated builder, defaults, and one way to say what is wrong with them.
 *
 * <p>Props are immutable records. Their compact constructors hold the defaults and refuse what cannot work, with every
 * problem at once, so that Java code and {@code prefect.yaml} meet the same rules.
 */
package io.github.cdk8sprefect.props;

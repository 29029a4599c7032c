package io.github.cdk8sprefect.props;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Public only because another package of this library uses it, or the JVM starts it. It is no part of the public API:
 * it may change in any release, and the check of the API leaves it out.
 */
@Internal
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Internal {}

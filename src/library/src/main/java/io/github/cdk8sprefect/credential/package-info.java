/** Where secret values come from, and how pods read them. */
package io.github.cdk8sprefect.credential;

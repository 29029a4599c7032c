/**
 * For the tests of a team's own charts: what an app would write, as text, and its comparison with an approved file by
 * ApprovalTests.
 */
package io.github.cdk8sprefect.testing;

/**
 * Moving off Helm: values of the charts prefect-server, prefect-agent and prefect-worker (2023.10.12) become the
 * {@code prefect.yaml} whose manifests are what Helm renders.
 *
 * <p>The way goes by {@code HelmValues} (the files, merged and checked against the keys of the chart), one class a chart
 * that says what became of each key, and {@code ConfigDraft}, the settings that are written.
 */
package io.github.cdk8sprefect.helm;

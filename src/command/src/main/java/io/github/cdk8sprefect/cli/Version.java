package io.github.cdk8sprefect.cli;

import picocli.CommandLine.IVersionProvider;

/** Our version, from the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"cdk8s-prefect " + (version == null ? "(not from a jar)" : version)};
    }
}

package io.github.cdk8sprefect.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Our version, from the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"cdk8s-prefect " + fromManifest().orElse("(not from a jar)")};
    }

    /** The number alone; of classes that are not from a jar, that of no release. */
    static String number() {
        return fromManifest().orElse("0.0.0");
    }

    private static Optional<String> fromManifest() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    }
}

package io.github.cdk8sprefect.helm;

/** One step of an import: reads its part of the values, and writes settings. */
interface ImportStep {

    Import asked();

    default HelmValues values() {
        return asked().values();
    }
}

package io.github.cdk8sprefect.environment;

import io.github.cdk8sprefect.cdk8s.Component;

/** A part and the chart that was made of it. */
record PlacedPart(Part part, Component component) {}

package io.github.cdk8sprefect.messaging;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The choice of Redis in {@code prefect.yaml}: {@code messaging: {redis: {…}}} or {@code {external: {…}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = RedisProps.class, name = "redis"),
    @JsonSubTypes.Type(value = ExternalRedis.class, name = "external")
})
public sealed interface Messaging permits RedisProps, ExternalRedis {}

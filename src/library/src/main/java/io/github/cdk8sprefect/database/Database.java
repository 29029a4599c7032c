package io.github.cdk8sprefect.database;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The choice of database in {@code prefect.yaml}: {@code database: {postgres: {…}}}, {@code {external: {…}}}, …. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = PostgresProps.class, name = "postgres"),
    @JsonSubTypes.Type(value = ExternalPostgres.class, name = "external"),
    @JsonSubTypes.Type(value = ConnectionString.class, name = "connectionString"),
    @JsonSubTypes.Type(value = CloudNativePg.class, name = "cloudNativePg"),
    @JsonSubTypes.Type(value = Sqlite.class, name = "sqlite"),
    @JsonSubTypes.Type(value = FromEnvironment.class, name = "fromEnvironment")
})
public sealed interface Database permits PostgresProps, DatabaseConnection {}

package io.github.cdk8sprefect.props;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Generates {@code XBuilder} for the record {@code X}: a setter a component, optional ones take the bare value. */
@Internal
@RecordBuilder.Template(
        options =
                @RecordBuilder.Options(
                        enableWither = false,
                        emptyDefaultForOptional = true,
                        addConcreteSettersForOptional = RecordBuilder.ConcreteSettersForOptionalMode.ENABLED,
                        useImmutableCollections = true,
                        addSingleItemCollectionBuilders = false,
                        addStaticBuilder = false,
                        addClassRetainedGenerated = true))
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PropsBuilder {}

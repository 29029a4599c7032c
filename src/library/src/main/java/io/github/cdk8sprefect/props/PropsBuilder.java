package io.github.cdk8sprefect.props;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Generates {@code XBuilder} for the record {@code X}: a setter a component. Those of optional components take the bare value.
 * For a list or a mapping there is one more, {@code addX}, which adds an item to those before.
 */
@Internal
@RecordBuilder.Template(
        options =
                @RecordBuilder.Options(
                        enableWither = false,
                        emptyDefaultForOptional = true,
                        addConcreteSettersForOptional = RecordBuilder.ConcreteSettersForOptionalMode.ENABLED,
                        useUnmodifiableCollections = true,
                        addSingleItemCollectionBuilders = true,
                        singleItemBuilderPrefix = "add",
                        addStaticBuilder = false,
                        addClassRetainedGenerated = true))
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PropsBuilder {}

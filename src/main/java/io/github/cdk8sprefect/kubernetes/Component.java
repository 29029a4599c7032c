package io.github.cdk8sprefect.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import org.cdk8s.ApiObject;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import software.constructs.Construct;

/**
 * A chart that holds the objects of one component and becomes one file in {@code dist/}.
 *
 * <p>Names are the user's addresses, so cdk8s adds no hashes to them.
 */
public abstract class Component extends Chart {

    /** Places the objects, each as the child that {@link #apiObject(String)} finds. */
    protected Component(Construct scope, String id, Customize customize, List<? extends HasMetadata> objects) {
        super(scope, id, ChartProps.builder().disableResourceNameHashes(true).build());
        ApiObjects.place(this, objects.stream().map(customize::apply).toList());
    }

    /**
     * One of the component's objects as cdk8s has it, for {@code addJsonPatch} and the like.
     *
     * @param id the object's kind ({@code Deployment}); where the component has several of a kind, {@code Kind/name}
     */
    public ApiObject apiObject(String id) {
        return (ApiObject) getNode().findChild(ApiObjects.childId(id));
    }
}

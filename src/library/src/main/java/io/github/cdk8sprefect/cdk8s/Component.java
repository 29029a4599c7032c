package io.github.cdk8sprefect.cdk8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.cdk8sprefect.kubernetes.Customize;
import java.util.List;
import org.cdk8s.ApiObject;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import software.constructs.Construct;

/**
 * A chart that holds the objects of one component and becomes one file in {@code dist/}.
 *
 * <p>People address objects by name, so cdk8s adds no hashes to the names.
 */
public abstract class Component extends Chart {

    private final List<HasMetadata> objects;

    /**
     * Places the objects, each as the child that {@link #apiObject(String)} finds. What a subclass adds gets the namespace of the
     * chart around this one, if there is one.
     */
    protected Component(Construct scope, String id, Customize customize, List<? extends HasMetadata> objects) {
        this(scope, id, EnclosingChart.namespace(scope).orElse(null), customize, objects);
    }

    /**
     * Places the objects in the same way.
     *
     * @param namespace the namespace of what a subclass adds
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for an object that another part of the app writes, too
     */
    @SuppressWarnings("this-escape") // cdk8s keeps every construct that is under construction
    protected Component(
            Construct scope, String id, String namespace, Customize customize, List<? extends HasMetadata> objects) {
        super(
                scope,
                id,
                ChartProps.builder()
                        .namespace(namespace)
                        .labels(EnclosingChart.labels(scope))
                        .disableResourceNameHashes(true)
                        .build());
        this.objects = objects.stream()
                .<HasMetadata>map(object -> ApiObjects.complete(getClass(), customize.apply(object), address(object)))
                .toList();
        ApiObjects.place(this, this.objects);
    }

    /** What the objects are in the cluster: kind, namespace if it has one, and name, as in {@code Service prefect/db}. */
    public List<String> addresses() {
        return objects.stream().map(Component::address).toList();
    }

    /** The objects as they were handed to cdk8s: to read, because what is changed here changes nothing there. */
    public List<HasMetadata> objects() {
        return objects;
    }

    /**
     * The secret values that the objects hold for everyone who can read the manifests, each by where it stands and none by what
     * it is: {@code Secret prefect/db}, {@code environment variable TOKEN of Deployment prefect/prefect-worker}.
     */
    public List<String> inlineSecrets() {
        return InlineSecrets.in(objects);
    }

    /**
     * One of the component's objects as cdk8s has it, for {@code addJsonPatch} and the like.
     *
     * @param id the object's kind, such as {@code Deployment}, if the component has one of the kind; or {@code Kind/name}
     * @throws io.github.cdk8sprefect.props.InvalidPropsException for anything else
     */
    public ApiObject apiObject(String id) {
        return (ApiObject) getNode().findChild(ApiObjects.childIdOf(getClass(), objects, id));
    }

    /**
     * The component's one object of a type, as cdk8s has it.
     *
     * @throws io.github.cdk8sprefect.props.InvalidPropsException if there is none, or more than one: take {@code Kind/name} then
     */
    public ApiObject apiObject(Class<? extends HasMetadata> type) {
        return apiObject(HasMetadata.getKind(type));
    }

    static String address(HasMetadata object) {
        ObjectMeta metadata = object.getMetadata() == null ? new ObjectMeta() : object.getMetadata();
        String namespace = metadata.getNamespace() == null ? "" : metadata.getNamespace() + "/";
        return object.getKind() + " " + namespace + metadata.getName();
    }
}

package io.github.cdk8sprefect.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrBool;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.runtime.RawExtension;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a manifest is what Jackson makes of fabric8's types, byte for byte, whoever reads them. */
class ManifestFieldsTest {

    /** As {@link ApiObjects} writes: the order of the fields counts. */
    private static final ObjectMapper AS_IT_STANDS = new ObjectMapper();

    private static final String UNKNOWN = "a field that Java does not know";

    @ParameterizedTest
    @ValueSource(
            classes = {
                ConfigMap.class,
                CronJob.class,
                Deployment.class,
                HorizontalPodAutoscaler.class,
                HTTPRoute.class,
                Ingress.class,
                PodDisruptionBudget.class,
                PriorityClass.class,
                Role.class,
                ServiceMonitor.class
            })
    void eachTypeInTheJarIsWrittenAsJacksonWritesIt(Class<?> oneOfTheJar) throws IOException {
        assertThat(models(oneOfTheJar)).isNotEmpty().allSatisfy(type -> {
            for (int depth = 0; depth < 4; depth++) {
                assertThat(ours(something(type, depth))).isEqualTo(jacksons(something(type, depth)));
            }
        });
    }

    @Test
    void aTypeThatIsUnlikeTheOthersIsWrittenAsJacksonWritesIt() throws JsonProcessingException {
        JSONSchemaProps schema = new JSONSchemaPropsBuilder()
                .withXKubernetesPreserveUnknownFields(true)
                .withAdditionalProperties(new JSONSchemaPropsOrBool(true, null))
                .build();
        assertThat(ours(schema))
                .isEqualTo(jacksons(schema))
                .contains("\"additionalProperties\":true", "\"x-kubernetes-preserve-unknown-fields\":true");
    }

    @ParameterizedTest
    @ValueSource(classes = {ConfigMap.class, Container.class, Deployment.class, ServiceMonitor.class})
    void aFieldThatJavaDoesNotKnowIsKept(Class<?> type) throws Exception {
        assertThat(ours(something(type, 1))).contains("\"" + UNKNOWN + "\":");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ConfigMap.class,
                CronJob.class,
                Deployment.class,
                HorizontalPodAutoscaler.class,
                HTTPRoute.class,
                Ingress.class,
                PodDisruptionBudget.class,
                Role.class
            })
    void whatWeWriteIsReadByItsFields(Class<?> type) {
        assertThat(ModelField.of(type)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/m2/kubernetes-model-core-7.9.1.jar",
                "file:/m2/kubernetes-model-core-7.9.0-SNAPSHOT.jar",
                "file:/m2/kubernetes-model-core-17.9.0.jar",
                "file:/m2/kubernetes-model-core-7.9.0.redhat-1.jar",
                "file:/app/kubernetes-model-core.jar",
                "file:/app/all-in-one-0.1.0.jar",
                "file:/app/classes/"
            })
    void anotherVersionOrOneThatWeCannotTellIsLeftToJackson(String location) throws MalformedURLException {
        assertThat(ModelField.isCompared(at(location))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/m2/kubernetes-model-core-7.9.0.jar",
                "jar:file:/app.jar!/BOOT-INF/lib/kubernetes-model-apps-7.9.0.jar!/"
            })
    void theVersionThatIsComparedHereIsKnownByItsFile(String location) throws MalformedURLException {
        assertThat(ModelField.isCompared(at(location))).isTrue();
    }

    @Test
    void aTypeFromNowhereIsLeftToJackson() {
        assertThat(ModelField.isCompared(null)).isFalse();
        assertThat(ModelField.isCompared(new CodeSource(null, (Certificate[]) null)))
                .isFalse();
    }

    private static CodeSource at(String location) throws MalformedURLException {
        return new CodeSource(new URL(location), (Certificate[]) null);
    }

    private static String ours(Object value) throws JsonProcessingException {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setAdditionalProperty("value", value);
        return AS_IT_STANDS.writeValueAsString(ManifestFields.of(resource).get("value"));
    }

    private static String jacksons(Object value) throws JsonProcessingException {
        return AS_IT_STANDS.writeValueAsString(ApiObjects.JSON.convertValue(value, Object.class));
    }

    private static List<Class<?>> models(Class<?> oneOfTheJar) throws IOException {
        String jar =
                oneOfTheJar.getProtectionDomain().getCodeSource().getLocation().getPath();
        try (JarFile file = new JarFile(jar)) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith("io/fabric8/") && name.endsWith(".class"))
                    .<Class<?>>map(ManifestFieldsTest::load)
                    .filter(type -> KubernetesResource.class.isAssignableFrom(type)
                            && !type.isInterface()
                            && !Modifier.isAbstract(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replace('/', '.').replaceFirst("\\.class$", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One with something in each field, so many levels deep. */
    private static Object filled(Class<?> type, int depth) throws ReflectiveOperationException {
        Object object = type.getConstructor().newInstance();
        for (Field field : fields(type).toList()) {
            field.setAccessible(true);
            field.set(
                    object,
                    field.getName().equals("additionalProperties")
                            ? new LinkedHashMap<>(Map.of(UNKNOWN, Map.of(), "and another", List.of()))
                            : something(field.getGenericType(), depth));
        }
        return object;
    }

    private static Stream<Field> fields(Class<?> type) {
        return type == Object.class
                ? Stream.empty()
                : Stream.concat(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(field -> !Modifier.isStatic(field.getModifiers())),
                        fields(type.getSuperclass()));
    }

    private static Object something(Type type, int depth) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Object item = something(arguments[arguments.length - 1], depth);
            return arguments.length == 1 ? List.of(item, item) : new LinkedHashMap<>(Map.of("b", item, "a", item));
        }
        Class<?> wanted = type instanceof Class<?> one ? one : HasMetadata.class;
        return switch (wanted.getSimpleName()) {
            case "String" -> "";
            case "Integer" -> 1;
            case "Long" -> 2L;
            case "Float" -> 0.5F;
            case "Double" -> 0.5;
            case "Boolean", "boolean" -> false;
            case "Object" -> Map.of();
            case "JsonNode" -> AS_IT_STANDS.createObjectNode().put("b", 1).put("a", 2);
            case "Quantity" -> new Quantity("100", "Mi");
            case "RawExtension" -> new RawExtension(Map.of("b", 1, "a", 2));
            case "MicroTime" -> new MicroTime("2026-01-01T00:00:00.000000Z"); // an empty one, Jackson cannot write
            case "Duration" ->
                wanted == Duration.class
                        ? Duration.ofMinutes(1)
                        : new io.fabric8.kubernetes.api.model.Duration(Duration.ofMinutes(1));
            default ->
                wanted.isInterface()
                        ? new ConfigMapBuilder().addToData("key", "value").build()
                        : depth == 0 ? wanted.getConstructor().newInstance() : filled(wanted, depth - 1);
        };
    }
}

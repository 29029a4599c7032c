package io.github.cdk8sprefect.argocd;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.cdk8sprefect.kubernetes.Customize;
import java.util.Map;

/**
 * When Argo CD syncs an object: wave after wave, each when everything in the previous one is healthy. Objects without
 * the annotation, such as a team's own Secret, are in wave 0 and come first. The numbers leave gaps for what a team
 * adds.
 */
public enum SyncWave {
    /** PostgreSQL and Redis, and what pods of several parts are given: accounts, Secrets, ConfigMaps. */
    FOUNDATION(10),
    /** The Job that migrates the database. */
    MIGRATION(20),
    /** The server, which migrates the database itself where there is no such Job, and its background services. */
    SERVER(30),
    /** Agents, workers and all else; also what Argo CD may wait for in vain, as nobody waits for the last wave. */
    LAST(40);

    private static final String WAVE = "argocd.argoproj.io/sync-wave";
    private static final String OPTIONS = "argocd.argoproj.io/sync-options";
    private static final String COMPONENT = "app.kubernetes.io/component";

    private final int number;

    SyncWave(int number) {
        this.number = number;
    }

    /** For a part of this wave: adds each object's wave, and keeps volume claims from being pruned and deleted. */
    public Customize onEachObject() {
        return object -> {
            ObjectMetaBuilder metadata = new ObjectMetaBuilder(object.getMetadata())
                    .addToAnnotations(WAVE, String.valueOf(of(object).number));
            if (object.getKind().equals("PersistentVolumeClaim")) {
                metadata.addToAnnotations(OPTIONS, "Prune=false,Delete=false");
            }
            object.setMetadata(metadata.build());
            return object;
        };
    }

    /** An object has the wave of its part, unless other parts need it earlier, or its health depends on something later. */
    private SyncWave of(HasMetadata object) {
        return switch (object.getKind()) {
            // Pods of other parts may take them, such as the migration, which comes before the server, the server's
            // account.
            case "ServiceAccount", "Secret", "ExternalSecret", "ConfigMap" -> FOUNDATION;
            // Healthy when something else has given it an address, or has measured its pods. A controller that never
            // does would keep the workers away.
            case "Ingress", "HTTPRoute", "HorizontalPodAutoscaler" -> LAST;
            default -> isBackup(object) ? LAST : this;
        };
    }

    /** Its volume claim may wait for its first pod, which comes at night. */
    private static boolean isBackup(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && "backup".equals(labels.get(COMPONENT));
    }
}

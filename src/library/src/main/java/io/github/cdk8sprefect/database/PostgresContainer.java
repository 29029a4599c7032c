package io.github.cdk8sprefect.database;

import static io.github.cdk8sprefect.kubernetes.EnvVars.variable;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.cdk8sprefect.kubernetes.ContainerImage;
import io.github.cdk8sprefect.kubernetes.Literals;
import io.github.cdk8sprefect.kubernetes.ProbeProps;
import io.github.cdk8sprefect.kubernetes.Volumes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The container of the official PostgreSQL image, and the volumes that it writes to. */
record PostgresContainer(PostgresProps props) {

    static final String PORT_NAME = "postgresql";

    private static final String DATA = "/var/lib/postgresql/data";

    Container container() {
        return ContainerImage.of(props.image())
                .container("postgres")
                .withArgs(Literals.of(settings()))
                .withEnv(
                        variable("POSTGRES_DB", props.database()),
                        variable("POSTGRES_USER", props.user()),
                        props.password().asEnv("POSTGRES_PASSWORD"),
                        variable("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --data-checksums"),
                        // A directory below the mount: initdb refuses one with a lost+found in it.
                        variable("PGDATA", DATA + "/pgdata"),
                        variable("PGPORT", props.port()))
                .addNewPort()
                .withName(PORT_NAME)
                .withContainerPort(props.port())
                .endPort()
                .withStartupProbe(ProbeProps.every(5, 5, 60).exec(ready()))
                .withLivenessProbe(ProbeProps.every(10, 5, 6).exec(ready()))
                .withReadinessProbe(ProbeProps.every(10, 5, 3).exec(ready()))
                .withResources(props.resources())
                .withVolumeMounts(
                        Volumes.mount("data", DATA),
                        Volumes.mount("run", "/var/run/postgresql"),
                        Volumes.mount("tmp", "/tmp"),
                        Volumes.mount("shm", "/dev/shm"))
                .build();
    }

    /** Over TCP: while the image sets the database up, the server listens on its socket only. */
    private String[] ready() {
        return new String[] {
            "pg_isready",
            "--host=127.0.0.1",
            "--port=" + props.port(),
            "--username=" + Literals.of(props.user()),
            "--dbname=" + Literals.of(props.database())
        };
    }

    private List<String> settings() {
        List<String> args = new ArrayList<>();
        new TreeMap<>(props.settings()).forEach((name, value) -> {
            args.add("-c");
            args.add(name + "=" + value);
        });
        return args;
    }

    /** What PostgreSQL writes beside its data, on a read-only root. */
    List<Volume> volumes() {
        return List.of(Volumes.emptyDir("run"), Volumes.emptyDir("tmp"), Volumes.emptyDirInMemory("shm"));
    }
}

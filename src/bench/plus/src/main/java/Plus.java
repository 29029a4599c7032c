import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;
import org.cdk8s.plus25.ApiResource;
import org.cdk8s.plus25.ClusterRole;
import org.cdk8s.plus25.ContainerPort;
import org.cdk8s.plus25.ContainerProps;
import org.cdk8s.plus25.Deployment;
import org.cdk8s.plus25.DeploymentProps;
import org.cdk8s.plus25.EnvValue;
import org.cdk8s.plus25.Role;
import org.cdk8s.plus25.Service;
import org.cdk8s.plus25.ServiceAccount;
import org.cdk8s.plus25.ServicePort;
import org.cdk8s.plus25.ServiceProps;

/** As many objects of the same kinds, as a Java program on cdk8s-plus says them. Arguments: workers, output folder. */
public final class Plus {

    public static void main(String[] args) {
        App app = new App(AppProps.builder().outdir(args[1]).outputFileExtension(".yaml").build());
        for (String name : List.of("prefect-postgres", "prefect-server")) {
            Chart chart = new Chart(app, name);
            deployment(chart, name, new ServiceAccount(chart, "account"));
            new Service(chart, "service", ServiceProps.builder()
                    .ports(List.of(ServicePort.builder().port(4200).build()))
                    .build());
        }
        for (int worker = 1; worker <= Integer.parseInt(args[0]); worker++) {
            String name = "prefect-worker-w" + worker;
            Chart chart = new Chart(app, name);
            ServiceAccount account = new ServiceAccount(chart, "account");
            Role role = new Role(chart, "role");
            role.allowReadWrite(ApiResource.JOBS);
            role.allowRead(ApiResource.PODS);
            role.bind(account);
            ClusterRole uid = new ClusterRole(chart, "uid");
            uid.allowRead(ApiResource.NAMESPACES);
            uid.bind(account);
            deployment(chart, name, account);
        }
        app.synth();
    }

    private static void deployment(Chart chart, String name, ServiceAccount account) {
        Deployment deployment = new Deployment(chart, "deployment", DeploymentProps.builder()
                .metadata(ApiObjectMetadata.builder().name(name).labels(Map.of("app", name)).build())
                .replicas(1)
                .serviceAccount(account)
                .build());
        deployment.addContainer(ContainerProps.builder()
                .name("prefect")
                .image("prefecthq/prefect:2.20.25-python3.11")
                .args(List.of("prefect", "worker", "start", "--pool", name))
                .ports(List.of(ContainerPort.builder().number(8080).build()))
                .envVariables(Map.of(
                        "HOME", EnvValue.fromValue("/home/prefect"),
                        "PREFECT_API_URL", EnvValue.fromValue("http://prefect-server:4200/api"),
                        "PREFECT_WORKER_QUERY_SECONDS", EnvValue.fromValue("5")))
                .build());
    }
}

"""2 and 3. Real Prefect and PostgreSQL run what the manifests say, and flow runs become Jobs."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

import manifests
from cluster.control_plane import kubectl
from cluster.programs import eventually
from prefect_api import PrefectApi, port_forward
from report import Report

PASSWORD = 'p@ss:w/o%rd#1 "x"'
LOGIN = "admin:" + PASSWORD
RESTRICTED = {
    "runAsNonRoot": True,
    "runAsUser": 1001,
    "seccompProfile": {"type": "RuntimeDefault"},
}
RESTRICTED_CONTAINER = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}


def run(report: Report, folder: Path, output: Path) -> None:
    default_installation(report, output)
    external_database(report, folder)
    other_version(report, folder, "2.13.6")
    other_version(report, folder, "3.8.3")


def default_installation(report: Report, output: Path) -> None:
    namespace = "prefect"
    api = PrefectApi()
    with report.check("dist/ becomes ready in a restricted namespace, by its own probes, with a password of any characters"):
        prepare(namespace)
        install(manifests.PROJECT / "dist", namespace, 4)
    with port_forward(namespace):
        with report.check("the UI is told the API's address in the manifest"):
            told = get("http://127.0.0.1:4200/ui-settings")
            assert json.loads(told)["api_url"] == "http://localhost:4200/api", told
        with report.check("a flow runs through the worker, as a Job with the rights that we grant, and its logs are there"):
            restrict(api, "kubernetes", namespace)
            through(api, api.deploy("hello", work_pool_name="kubernetes"), 180)
            assert kubectl("get", "jobs", "-n", namespace, "-o", "name")
        with report.check("a flow runs through the agent, and its logs are there"):
            through(api, api.deploy("hello", work_queue_name="agents"), 60)
        with report.check("a browser shows the flow run"):
            screenshot("http://localhost:4200/flow-runs", output / "flow-runs.png")
    with report.check("the server is not ready without PostgreSQL, and ready again with it, without a restart"):
        outage(namespace)
    with report.check("ten flow runs survive a PostgreSQL that is killed, and a worker that is killed"):
        with port_forward(namespace):
            deployment = api.deploy("slow", work_queue_name="agents")
            scheduled = [api.start(deployment, seconds=20) for _ in range(7)]
            jobs = api.deploy("slow", work_pool_name="kubernetes")
            scheduled += [api.start(jobs, seconds=5) for _ in range(3)]
            eventually("one runs", lambda: any(api.state(each) == "RUNNING" for each in scheduled), 120)
            kubectl("delete", "pod", "-n", namespace, "prefect-postgres-0", "--grace-period=0", "--force")
            kubectl("delete", "pod", "-n", namespace, "-l", "app.kubernetes.io/component=worker", "--grace-period=0", "--force")
            ends = [api.wait(each, 400) for each in scheduled]
            assert ends == ["COMPLETED"] * 10, ends
    remove(namespace)


def external_database(report: Report, folder: Path) -> None:
    """The bundled PostgreSQL of one namespace is the external one of another."""
    with report.check("an external database is reached with a password of any characters"):
        prepare("database")
        install(rendered(folder, "database", "namespace: database\ndatabase: {postgres: {}}\n"), "database", 2)
        prepare("external")
        secret("external", "prefect-database", "password", PASSWORD)
        config = """
            namespace: external
            database:
              external:
                host: prefect-postgres.database.svc
                password: {existingSecret: {name: prefect-database, key: password}}
            """
        install(rendered(folder, "external", config), "external", 1)
    remove("external")
    remove("database")


def other_version(report: Report, folder: Path, version: str) -> None:
    namespace = "prefect-" + version.replace(".", "-")
    login = LOGIN if version.startswith("3") else ""
    auth = "server: {basicAuth: {existingSecret: {name: prefect-auth, key: auth-string}}}" if login else ""
    config = f"namespace: {namespace}\nprefectVersion: {version}\n{auth}\nworkers: [{{workPool: kubernetes}}]\n"
    api = PrefectApi(login)
    with report.check(f"Prefect {version} becomes ready{' behind its basic auth' if login else ''}"):
        prepare(namespace)
        secret(namespace, "prefect-auth", "auth-string", LOGIN)
        install(rendered(folder, namespace, config), namespace, 3)
    with report.check(f"Prefect {version} runs a flow as a Job"), port_forward(namespace):
        restrict(api, "kubernetes", namespace)
        through(api, api.deploy("hello", work_pool_name="kubernetes"), 180)
    remove(namespace)


def prepare(namespace: str) -> None:
    kubectl("create", "namespace", namespace)
    kubectl("label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted")
    secret(namespace, "prefect-postgres", "password", PASSWORD)


def secret(namespace: str, name: str, key: str, value: str) -> None:
    kubectl("create", "secret", "generic", name, "-n", namespace, f"--from-literal={key}={value}")


def rendered(folder: Path, name: str, config: str) -> Path:
    """What the real command writes."""
    file = folder / f"{name}.yaml"
    lines = config.strip("\n").splitlines()
    margin = len(lines[0]) - len(lines[0].lstrip())
    file.write_text("\n".join(line[margin:] for line in lines) + "\n")
    manifests.synth(file, folder / f"{name}-dist")
    return folder / f"{name}-dist"


def install(dist: Path, namespace: str, pods: int) -> None:
    kubectl("apply", "--server-side", "--validate=strict", f"--filename={dist}")
    try:
        eventually(f"{pods} pods are ready", lambda: ready(namespace) == pods, 150, 2)
    except AssertionError as problem:
        said = [kubectl("logs", "-n", namespace, pod, "--tail=12") for pod in names_of_pods(namespace)]
        raise AssertionError("\n".join([str(problem), kubectl("get", "pods", "-n", namespace), *said])) from problem


def names_of_pods(namespace: str) -> list[str]:
    return kubectl("get", "pods", "-n", namespace, "-o", "name").split()


def ready(namespace: str) -> int:
    found = json.loads(kubectl("get", "pods", "-n", namespace, "-o", "json"))["items"]
    return sum(is_ready(pod) for pod in found)


def is_ready(pod: dict[str, Any]) -> bool:
    conditions = pod["status"].get("conditions", [])
    return any(each["type"] == "Ready" and each["status"] == "True" for each in conditions)


def restrict(api: PrefectApi, pool: str, namespace: str) -> None:
    """Gives the pool's Jobs the worker's namespace, and pods that a restricted namespace lets in."""
    template = api.pool(pool)["base_job_template"]
    job = template["job_configuration"]["job_manifest"]
    pod = job["spec"]["template"]["spec"]
    pod["securityContext"] = RESTRICTED
    pod["containers"][0]["securityContext"] = RESTRICTED_CONTAINER
    pod["containers"][0]["imagePullPolicy"] = "IfNotPresent"
    variables = template["variables"]["properties"]
    variables["namespace"]["default"] = namespace
    variables["env"]["default"] = {"HOME": "/tmp"}
    api.call("PATCH", f"/work_pools/{pool}", {"base_job_template": template})
    # A worker reads its pool again after a while only; one that starts reads it at once.
    kubectl("rollout", "restart", "-n", namespace, "deployment/prefect-worker")
    kubectl("rollout", "status", "-n", namespace, "deployment/prefect-worker", "--timeout=120s")


def through(api: PrefectApi, deployment: str, seconds: float) -> None:
    run = api.start(deployment, name="e2e")
    try:
        state = api.wait(run, seconds)
    except AssertionError:
        state = api.state(run)
    assert state == "COMPLETED", f"{state}: {api.logs(run)} {pollers_say()}"
    eventually("the logs are there", lambda: "hello e2e from the flow" in api.logs(run), 30)


def pollers_say() -> str:
    """The last words of all agents and workers."""
    said = []
    for component in ("agent", "worker"):
        labels = f"app.kubernetes.io/component={component}"
        for pod in kubectl("get", "pods", "-A", "-l", labels, "-o", "jsonpath={range .items[*]}{.metadata.namespace} {.metadata.name}{'\\n'}{end}").splitlines():
            namespace, name = pod.split()
            said.append(kubectl("logs", "-n", namespace, name, "--tail=12"))
    return "\n".join(said)


def outage(namespace: str) -> None:
    server = json.loads(server_pod(namespace))
    kubectl("scale", "statefulset/prefect-postgres", "-n", namespace, "--replicas=0")
    eventually("the server is not ready", lambda: not is_ready(json.loads(server_pod(namespace))), 90)
    kubectl("scale", "statefulset/prefect-postgres", "-n", namespace, "--replicas=1")
    eventually("the server is ready", lambda: is_ready(json.loads(server_pod(namespace))), 120)
    after = json.loads(server_pod(namespace))
    assert restarts(after) == restarts(server), f"{restarts(server)} restarts became {restarts(after)}"


def server_pod(namespace: str) -> str:
    found = kubectl("get", "pods", "-n", namespace, "-l", "app.kubernetes.io/component=server", "-o", "name").split()[0]
    return kubectl("get", found, "-n", namespace, "-o", "json")


def restarts(pod: dict[str, Any]) -> int:
    return pod["status"]["containerStatuses"][0]["restartCount"]


def remove(namespace: str) -> None:
    kubectl("delete", "namespace", namespace, "--timeout=180s")
    time.sleep(1)


def get(url: str) -> str:
    return subprocess.run(["curl", "-sf", url], check=True, capture_output=True, text=True).stdout


def screenshot(url: str, into: Path) -> None:
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--window-size=1400,1000",
        "--virtual-time-budget=15000", f"--user-data-dir={into.parent / 'chromium'}", f"--screenshot={into}",
        "--dump-dom", url,
    ]  # fmt: skip
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    assert "hello" in shown, shown[-500:]

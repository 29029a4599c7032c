"""Flow runs by worker and agent, in peace and through outages."""

from __future__ import annotations

from typing import Any

from cluster.control_plane import kubectl
from cluster.programs import eventually
from prefect_api import PrefectApi
from workloads import is_ready, logs, pods, restarts

RESTRICTED = {
    "runAsNonRoot": True,
    "runAsUser": 1001,
    "seccompProfile": {"type": "RuntimeDefault"},
}

RESTRICTED_CONTAINER = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}


def restrict(api: PrefectApi, namespace: str, pool: str = "kubernetes") -> None:
    """Gives the pool's Jobs the worker's namespace, and pods that a restricted namespace lets in."""
    template = api.job_template(pool)
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
    kubectl("rollout", "status", "-n", namespace, "deployment/prefect-worker", "--timeout=600s")


def through(api: PrefectApi, deployment: str, seconds: float) -> str:
    """Runs flow hello to its end."""
    run = api.start(deployment, name="e2e")
    try:
        state = api.wait(run, seconds)
    except AssertionError:
        state = api.state(run)
    assert state == "COMPLETED", f"{state}: {api.message(run)} {api.logs(run)} {logs(api.namespace)}"
    eventually("the logs are there", lambda: "hello e2e from the flow" in api.logs(run), 60)
    return run


def ten_flow_runs(api: PrefectApi, agent: bool, killed: tuple[str, ...] = ("database", "worker")) -> None:
    """Components are killed when three of the runs are in their middle, and the others start."""
    by_worker = api.deploy("slow", work_pool_name="kubernetes")
    others = api.deploy("slow", work_queue_name="agents") if agent else by_worker
    runs = [api.start(by_worker if each % 2 else others, seconds=30) for each in range(10)]
    eventually("three run", lambda: [api.state(run) for run in runs].count("RUNNING") >= 3, 240, 1)
    for component in killed:
        kill(api.namespace, component)
    ends = [api.wait(run, 400) for run in runs]
    if ends != ["COMPLETED"] * 10:
        said = "\n".join(f"{run}: {api.message(run)}" for run in runs)
        raise AssertionError(f"{ends}\n{said}\n{logs(api.namespace, 60)}")


def kill(namespace: str, component: str) -> None:
    kubectl("delete", "pod", "-n", namespace, "-l", f"app.kubernetes.io/component={component}", "--grace-period=0", "--force")


def outage(api: PrefectApi) -> None:
    """PostgreSQL goes for as long as it takes the server to be unready, and the worker for longer."""
    namespace = api.namespace
    before = restarts(server(namespace))
    scale(namespace, "deployment/prefect-worker", 0)
    eventually("the worker is gone", lambda: not pods(namespace, "worker"), 120, 2)
    run = api.start(api.deploy("hello", work_pool_name="kubernetes"), name="e2e")
    scale(namespace, "statefulset/prefect-postgres", 0)
    eventually("the server is not ready", lambda: not is_ready(server(namespace)), 180, 2)
    scale(namespace, "statefulset/prefect-postgres", 1)
    eventually("the server is ready", lambda: is_ready(server(namespace)), 240, 2)
    after = restarts(server(namespace))
    assert after == before, f"{before} restarts became {after}"
    assert api.state(run) == "SCHEDULED", api.message(run)
    scale(namespace, "deployment/prefect-worker", 1)
    assert api.wait(run, 300) == "COMPLETED", api.message(run)


def scale(namespace: str, what: str, replicas: int) -> None:
    kubectl("scale", what, "-n", namespace, f"--replicas={replicas}")


def server(namespace: str) -> dict[str, Any]:
    return pods(namespace, "server")[0]

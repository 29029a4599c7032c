"""Flow runs by worker and agent, in peace and through outages."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import repository
from cluster.control_plane import kubectl
from cluster.programs import eventually
from prefect_api import DONE, PrefectApi
from workloads import is_ready, logs, pods, restarts

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


def wherever_the_code_is(api: PrefectApi, version: str) -> None:
    """Baked into the image, which starts where the code is; in a folder of the image; in a repository."""
    image = f"e2e.local/prefect-{version}-baked:1"
    baked = api.deploy("hello", pull_steps=None, path=".", work_pool_name="kubernetes", **job_variables(version, image=image))
    clone = {"prefect.deployments.steps.git_clone": {"repository": repository.URL, "branch": "main"}}
    cloned = api.deploy("hello", pull_steps=[clone], work_pool_name="kubernetes")
    for deployment in (baked, cloned, api.deploy("hello", work_pool_name="kubernetes")):
        through(api, deployment, 300)


def job_variables(version: str, **variables: object) -> dict[str, object]:
    return {"infra_overrides" if version == "2.13.6" else "job_variables": variables}


def no_credential_in_jobs(namespace: str, *credentials: str) -> None:
    """Neither as it is nor encoded."""
    jobs = kubectl("get", "jobs", "-n", namespace, "-o", "json")
    assert "PREFECT_API_URL" in jobs, "there is no Job of a flow run"
    for credential in credentials:
        for shown in (credential, json.dumps(credential)[1:-1], base64.b64encode(credential.encode()).decode()):
            assert shown not in jobs, "a Job holds the credential"
    assert "secretKeyRef" in jobs, "no Job refers to the Secret"


def ten_flow_runs(api: PrefectApi, agent: bool, killed: tuple[str, ...] = ("database", "worker")) -> None:
    """
    Components are killed in the middle of flow runs. Prefect's client repeats its requests for about a minute, so what a longer outage
    does to them says nothing of the manifests.
    """
    by_worker = api.deploy("slow", work_pool_name="kubernetes")
    others = api.deploy("slow", work_queue_name="agents") if agent else by_worker
    for _ in range(3):
        runs = [api.start(by_worker if each % 2 else others, seconds=40) for each in range(10)]
        eventually("three run, and none is on its way", lambda: are_running(api, runs), 240, 1)
        seconds = down(api.namespace, killed)
        if seconds < 30:
            return all_complete(api, runs)
        print(f"       {api.namespace}: the components were away for {seconds:.0f} s; once more", flush=True)
    raise AssertionError("the killed components never came back within 30 s")


def are_running(api: PrefectApi, runs: list[str]) -> bool:
    """A run that its worker has taken, and made no Job for, stays pending when that worker is killed: Prefect gives it to no other."""
    states = [api.state(run) for run in runs]
    return states.count("RUNNING") >= 3 and "PENDING" not in states


def down(namespace: str, components: tuple[str, ...]) -> float:
    """Kills their pods, and returns the seconds until the API can be used again."""
    dead = {pod["metadata"]["uid"] for component in components for pod in pods(namespace, component)}
    began = time.monotonic()
    for component in components:
        # Not --force: with it, the next PostgreSQL starts on the same files before this one has ended.
        label = f"app.kubernetes.io/component={component}"
        kubectl("delete", "pod", "-n", namespace, "-l", label, "--grace-period=1", "--wait=false")
    needed = [component for component in components if component != "worker"]
    eventually("others are ready", lambda: all(replaced(namespace, component, dead) for component in needed), 240)
    return time.monotonic() - began


def replaced(namespace: str, component: str, dead: set[str]) -> bool:
    found = pods(namespace, component)
    return bool(found) and all(is_ready(pod) and pod["metadata"]["uid"] not in dead for pod in found)


def all_complete(api: PrefectApi, runs: list[str]) -> None:
    try:
        eventually("ten flow runs end", lambda: DONE.issuperset(api.state(run) for run in runs), 400, 2)
    finally:
        ends = [api.state(run) for run in runs]
        if ends != ["COMPLETED"] * 10:
            print(*(f"       {run}: {api.message(run)}" for run in runs), logs(api.namespace, 60), sep="\n", flush=True)
    assert ends == ["COMPLETED"] * 10, ends


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

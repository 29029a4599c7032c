"""docs/argocd.md: a real Argo CD reads dist/ from a repository, and keeps the cluster as it is there."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import custom_resources
import repository
from cluster import argo_cd
from cluster.control_plane import kubectl
from cluster.programs import Programs, eventually
from flow_runs import through
from pages import Pages, Shell
from prefect_api import PrefectApi
from report import Report
from workloads import PASSWORD, pods, secret

PAGE = "docs/argocd.md"
NAMESPACE = "delivered"
NAME = f"prefect-{NAMESPACE}"

CONFIG = f"""namespace: {NAMESPACE}
argocd:
  application:
    name: {NAME}
    repoUrl: {repository.address("delivery")}
    targetRevision: main
    createProject: true
"""
TWO_WORKERS = "workers: [{workPool: kubernetes}, {workPool: other, name: other}]\n"
ONE_WORKER = "workers: [{workPool: kubernetes}]\n"
PREFECT_3 = "prefectVersion: 3.8.3\nmessaging: {redis: {}}\nserver: {autoscaling: {minReplicas: 1, maxReplicas: 3}}\n"


def argocd(report: Report, pages: Pages, folder: Path, programs: Programs, cache: Path) -> None:
    (folder / "argo-cd").mkdir()
    argo_cd.start(programs, cache / "bin" / "argocd", folder / "argo-cd", custom_resources.of_argo_cd(cache))
    shell = Shell(folder / "delivery", argo_cd.NAMESPACE)
    commit = repository.created("delivery", shell.folder, folder)
    api = PrefectApi(NAMESPACE)
    with report.check(f"{PAGE}: the first sync of an empty cluster goes through in waves, and stays in sync"):
        shell.synth(CONFIG + TWO_WORKERS)
        commit()
        shell.run(pages.commands(PAGE, 0))
        eventually("the namespace is there", lambda: kubectl("get", "namespace", NAMESPACE), 60)
        secret(NAMESPACE, "prefect-postgres", {"password": PASSWORD})
        in_sync(shell.folder)
        in_waves("prefect-postgres", "prefect-server", "prefect-worker")
        through(api, api.deploy("hello", work_pool_name="kubernetes"), 300)
        stays_in_sync()
    with report.check(f"{PAGE}: what a person changes is changed back"):
        kubectl("scale", "deployment/prefect-worker", "-n", NAMESPACE, "--replicas=3")
        eventually("there is one replica again", lambda: replicas("prefect-worker") == 1, 60)
    with report.check(f"{PAGE}: a worker that was removed is pruned"):
        shell.synth(CONFIG + ONE_WORKER)
        commit()
        in_sync(shell.folder)
        assert "prefect-worker-other" not in kubectl("get", "deployments", "-n", NAMESPACE, "-o", "name")
    with report.check(f"{PAGE}: a commit that the API server refuses leaves what runs running"):
        before = [pod["metadata"]["uid"] for pod in pods(NAMESPACE, "server")]
        broken = shell.folder / "dist" / "prefect-server.yaml"
        broken.write_text(re.sub(r"replicas: 1\b", "replicas: many", broken.read_text()))
        commit()
        eventually("Argo CD reports it", lambda: refreshed() and refused() == ["prefect-server"], 60)
        assert [pod["metadata"]["uid"] for pod in pods(NAMESPACE, "server")] == before
        terminate()
    with report.check(f"{PAGE}: a commit raises Prefect from 2.20.25 to 3.8.3 with messaging, and the migration goes first"):
        secret(NAMESPACE, "prefect-redis", {"password": "redis", "url": "redis://:redis@prefect-redis:6379/0"})
        shell.synth(CONFIG + PREFECT_3 + ONE_WORKER)
        commit()
        # There are new kinds, which the AppProject of before does not allow.
        shell.run(pages.commands(PAGE, 0))
        in_sync(shell.folder)
        in_waves("prefect-redis", "prefect-server-services")
        migrated_before("prefect-server-services")
        through(api, api.deploy("hello", work_pool_name="kubernetes"), 300)
        stays_in_sync()
    with report.check(f"{PAGE}: what an autoscaler sets is left alone"):
        kubectl("scale", "deployment/prefect-server", "-n", NAMESPACE, "--replicas=2")
        stays_in_sync()
        assert replicas("prefect-server") == 2
    kubectl("delete", "application", NAME, "-n", argo_cd.NAMESPACE)
    kubectl("delete", "namespace", NAMESPACE, "--wait=false")


def refreshed() -> dict[str, Any]:
    """The status of the Application, which Argo CD is asked to compare with the repository at once."""
    kubectl("annotate", "application", NAME, "-n", argo_cd.NAMESPACE, "argocd.argoproj.io/refresh=normal", "--overwrite")
    return status()


def status() -> dict[str, Any]:
    return json.loads(kubectl("get", "application", NAME, "-n", argo_cd.NAMESPACE, "-o", "json")).get("status", {})


def refused() -> list[str]:
    """The objects that could not be applied."""
    resources = status().get("operationState", {}).get("syncResult", {}).get("resources", [])
    return [each["name"] for each in resources if each.get("status") == "SyncFailed"]


def terminate() -> None:
    """What `argocd app terminate-op` does; else Argo CD repeats the sync for five minutes."""
    ended = json.dumps({"status": {"operationState": {"phase": "Terminating"}}})
    kubectl("patch", "application", NAME, "-n", argo_cd.NAMESPACE, "--type=merge", f"--patch={ended}")


def in_sync(folder: Path) -> None:
    """Waits until the commit is there, healthy and in sync."""
    commit = repository.head(folder)

    def is_in_sync() -> bool:
        found = refreshed()
        return (
            found["sync"]["status"] == "Synced"
            and found["sync"]["revision"] == commit
            and found["health"]["status"] == "Healthy"
            and found["operationState"]["phase"] == "Succeeded"
        )

    try:
        eventually("Argo CD is in sync, and everything healthy", is_in_sync, 240, 2)
    except AssertionError as problem:
        raise AssertionError(f"{problem}\n{json.dumps(status(), indent=1)[-6000:]}") from problem


def stays_in_sync() -> None:
    """Compares the cluster with the repository anew, twice."""
    for _ in range(2):
        time.sleep(5)
        kubectl("annotate", "application", NAME, "-n", argo_cd.NAMESPACE, "argocd.argoproj.io/refresh=hard", "--overwrite")
        eventually("it is compared", lambda: "refresh" not in annotations(), 30)
        differing = [each for each in status()["resources"] if each.get("status") not in ("Synced", None)]
        assert not differing, differing


def annotations() -> str:
    return kubectl("get", "application", NAME, "-n", argo_cd.NAMESPACE, "-o", "jsonpath={.metadata.annotations}")


def replicas(deployment: str) -> int:
    return int(kubectl("get", "deployment", deployment, "-n", NAMESPACE, "-o", "jsonpath={.spec.replicas}"))


def created(name: str) -> str:
    """When a workload was created; times in this form are in the order of their text."""
    kind = "statefulset" if name.endswith("postgres") else "deployment"
    return kubectl("get", kind, name, "-n", NAMESPACE, "-o", "jsonpath={.metadata.creationTimestamp}")


def in_waves(*names: str) -> None:
    """Each was created after the pods of the one before it became ready."""
    for earlier, later in zip(names, names[1:]):
        component = {"prefect-postgres": "database", "prefect-redis": "messaging"}.get(earlier, "server")
        ready = [
            condition["lastTransitionTime"]
            for pod in pods(NAMESPACE, component)
            for condition in pod["status"]["conditions"]
            if condition["type"] == "Ready"
        ]
        assert ready and min(ready) <= created(later), f"{later} of {created(later)} is older than ready {earlier}: {ready}"


def migrated_before(deployment: str) -> None:
    jobs = json.loads(kubectl("get", "jobs", "-n", NAMESPACE, "-l", "app.kubernetes.io/component=migration", "-o", "json"))
    ends = [job["status"]["completionTime"] for job in jobs["items"]]
    assert len(ends) == 1 and ends[0] <= created(deployment), f"{ends}, {created(deployment)}"

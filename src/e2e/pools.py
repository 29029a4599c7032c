"""A work pool that exists follows what is written of it, and so do variables and concurrency limits."""

from __future__ import annotations

from pathlib import Path

from cluster.control_plane import kubectl
from cluster.programs import eventually
from prefect_api import PrefectApi
from workloads import apply, pods, rendered

CONFIG = """
namespace: {namespace}
prefectVersion: {version}
workers:
  - workPool: {{name: kubernetes, concurrencyLimit: 50, queues: [{{name: urgent, priority: 1}}]}}
    jobTemplate: {{ttlSecondsAfterFinished: 1800}}
workspace:
  variables: [{{name: region, value: eu-west-1}}]
  globalConcurrencyLimits: [{{name: warehouse, limit: 10}}]
  tagConcurrencyLimits: [{{tag: gpu, limit: 4}}]
"""


def pool_follows(api: PrefectApi, folder: Path, version: str) -> None:
    namespace = api.namespace
    api.call("PATCH", "/work_pools/kubernetes", {"is_paused": True, "description": "of a person"})
    dist = rendered(folder, f"{namespace}-pool", CONFIG.format(namespace=namespace, version=version))
    apply(dist / "prefect-worker.yaml")
    kubectl("rollout", "status", "-n", namespace, "deployment/prefect-worker", "--timeout=300s")
    pool = api.call("GET", "/work_pools/kubernetes")
    ttl = pool["base_job_template"]["variables"]["properties"]["finished_job_ttl"]["default"]
    assert (ttl, pool["concurrency_limit"], pool["is_paused"], pool["description"]) == (1800, 50, True, "of a person"), pool
    assert api.call("GET", "/work_pools/kubernetes/queues/urgent")["priority"] == 1
    api.call("PATCH", "/work_pools/kubernetes", {"is_paused": False})
    eventually("one worker is left", lambda: len(pods(namespace, "worker")) == 1, 120, 2)


def workspace_is_set_up(api: PrefectApi, folder: Path, version: str) -> None:
    namespace = api.namespace
    dist = rendered(folder, f"{namespace}-workspace", CONFIG.format(namespace=namespace, version=version))
    apply(dist / "prefect-workspace.yaml")
    component = "--selector=app.kubernetes.io/component=workspace"
    kubectl("wait", "-n", namespace, "jobs", component, "--for=condition=Complete", "--timeout=180s")
    assert api.call("GET", "/variables/name/region")["value"] == "eu-west-1"
    assert api.call("GET", "/v2/concurrency_limits/warehouse")["limit"] == 10
    assert api.call("GET", "/concurrency_limits/tag/gpu")["concurrency_limit"] == 4
    kubectl("delete", f"--filename={dist / 'prefect-workspace.yaml'}")

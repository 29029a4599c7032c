"""docs/network-policies.md: Prefect works where every other connection is denied, and strangers reach nothing of it."""

from __future__ import annotations

import json
from pathlib import Path

from cluster.control_plane import kubectl
from cluster.programs import eventually
from flow_runs import through
from prefect_api import PrefectApi
from report import Report
from workloads import apply, become_ready, prepare, remove, rendered, secret

PAGE = "docs/network-policies.md"
NAMESPACE = "denied"
IMAGE = "prefecthq/prefect:3.8.3-python3.11"
CONFIG = f"""namespace: {NAMESPACE}
prefectVersion: 3.8.3
messaging: {{redis: {{}}}}
networkPolicies: {{defaultDeny: true}}
workers: [{{workPool: kubernetes}}]
"""
# What a pod tries; it prints those that answer. The controller takes a moment to know a new pod.
TRY = """
import socket, sys, time
time.sleep(5)
for address in sys.argv[1:]:
    host, port = address.split(":")
    try:
        socket.create_connection((host, int(port)), 3).close()
        print(address)
    except OSError:
        pass
"""
DATABASE, REDIS, SERVER = "prefect-postgres.denied:5432", "prefect-redis.denied:6379", "prefect-server.denied:4200"


def denied(report: Report, folder: Path) -> None:
    api = PrefectApi(NAMESPACE)
    with report.check(f"{PAGE}: Prefect with background services, Redis and a migration becomes ready where all else is denied"):
        prepare(NAMESPACE)
        secret(NAMESPACE, "prefect-redis", {"password": "redis", "url": "redis://:redis@prefect-redis:6379/0"})
        apply(rendered(folder, NAMESPACE, CONFIG))
        become_ready(NAMESPACE, 5)
    with report.check(f"{PAGE}: a flow run completes there"):
        through(api, api.deploy("hello", work_pool_name="kubernetes"), 300)
    with report.check(f"{PAGE}: a pod of another namespace reaches neither the database nor Redis nor the server"):
        kubectl("create", "namespace", "strangers")
        listening = pod("strangers", {}, "-m", "http.server", "9000")
        address = eventually("it has an address", lambda: kubectl("get", "-n", "strangers", listening, "-o", "jsonpath={.status.podIP}"), 60)
        outside = f"{address}:9000"
        found = reached("strangers", outside)
        assert found == [outside], found
    with report.check(f"{PAGE}: a stranger in the same namespace reaches nothing at all"):
        found = reached(NAMESPACE, outside)
        assert found == [], found
    with report.check(f"{PAGE}: a flow run reaches the server alone, and a server its database and Redis"):
        flow_run = {"app.kubernetes.io/part-of": "prefect", "app.kubernetes.io/component": "flow-run"}
        found = reached(NAMESPACE, outside, flow_run)
        assert found == [SERVER], found
        server = json.loads(kubectl("get", "deployment", "prefect-server", "-n", NAMESPACE, "-o", "json"))
        labels = server["spec"]["template"]["metadata"]["labels"]
        found = reached(NAMESPACE, outside, labels)
        # The server's Service may lead to this pod itself, where nothing listens.
        assert found[:2] == [DATABASE, REDIS] and outside not in found, found
    for namespace in (NAMESPACE, "strangers"):
        remove(namespace)


def reached(namespace: str, outside: str, labels: dict[str, str] | None = None) -> list[str]:
    """What a pod with these labels can connect to."""
    name = pod(namespace, labels or {}, "-c", TRY, DATABASE, REDIS, SERVER, outside)
    eventually("it has tried", lambda: phase(namespace, name) == "Succeeded", 60, 1)
    found = kubectl("logs", "-n", namespace, name).split()
    kubectl("delete", "-n", namespace, name, "--wait=false")
    return found


def pod(namespace: str, labels: dict[str, str], *arguments: str) -> str:
    """Runs Python in a pod that a restricted namespace takes."""
    security = {
        "runAsNonRoot": True,
        "runAsUser": 1001,
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    container = {"name": "try", "image": IMAGE, "command": ["python3", *arguments], "securityContext": security}
    wanted = {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"generateName": "try-", "namespace": namespace, "labels": labels},
        "spec": {"restartPolicy": "Never", "automountServiceAccountToken": False, "containers": [container]},
    }
    return kubectl("create", "--filename=-", "-o", "name", text=json.dumps(wanted)).strip()


def phase(namespace: str, name: str) -> str:
    return kubectl("get", "-n", namespace, name, "-o", "jsonpath={.status.phase}")

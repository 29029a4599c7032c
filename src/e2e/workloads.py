"""A namespace with an installation in it: created, filled by the real command, watched and deleted."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import manifests
from cluster.control_plane import kubectl
from cluster.programs import eventually

PASSWORD = 'p@ss:w/o%rd#1 "x"'


def prepare(namespace: str) -> None:
    kubectl("create", "namespace", namespace)
    restrict_pods(namespace)
    secret(namespace, "prefect-postgres", {"password": PASSWORD})


def restrict_pods(namespace: str) -> None:
    kubectl("label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted")


def secret(namespace: str, name: str, values: dict[str, str]) -> None:
    literals = [f"--from-literal={key}={value}" for key, value in values.items()]
    kubectl("create", "secret", "generic", name, "-n", namespace, *literals)


def remove(namespace: str) -> None:
    """Deletes without waiting, because the next namespace does not depend on it."""
    kubectl("delete", "namespace", namespace, "--wait=false")


def rendered(folder: Path, name: str, config: str) -> Path:
    """The manifests that the real command writes."""
    file = folder / f"{name}.yaml"
    file.write_text(config)
    manifests.synth(file, folder / f"{name}-dist")
    return folder / f"{name}-dist"


def install(dist: Path, namespace: str, ready: int) -> None:
    """Applies everything and waits until this many pods are ready."""
    apply(dist)
    become_ready(namespace, ready)


def apply(dist: Path) -> None:
    kubectl("apply", "--server-side", "--validate=strict", f"--filename={dist}")


def become_ready(namespace: str, number: int) -> None:
    try:
        eventually(f"{number} pods are ready", lambda: ready_pods(namespace) == number, 300, 2)
    except AssertionError as problem:
        shown = kubectl("get", "pods", "-n", namespace, "-o", "wide")
        raise AssertionError("\n".join([str(problem), shown, logs(namespace)])) from problem


def pods(namespace: str, component: str = "") -> list[dict[str, Any]]:
    labels = [f"--selector=app.kubernetes.io/component={component}"] if component else []
    return json.loads(kubectl("get", "pods", "-n", namespace, *labels, "-o", "json"))["items"]


def ready_pods(namespace: str) -> int:
    """Those that stay; a Job's come and go."""
    return sum(is_ready(pod) for pod in pods(namespace) if "batch.kubernetes.io/job-name" not in pod["metadata"]["labels"])


def is_ready(pod: dict[str, Any]) -> bool:
    conditions = pod["status"].get("conditions", [])
    return any(each["type"] == "Ready" and each["status"] == "True" for each in conditions)


def restarts(pod: dict[str, Any]) -> int:
    return pod["status"]["containerStatuses"][0]["restartCount"]


def logs(namespace: str, lines: int = 12) -> str:
    """The last log lines of all pods."""
    said = []
    for pod in pods(namespace):
        name = pod["metadata"]["name"]
        command = ["kubectl", "logs", "-n", namespace, name, "--all-containers", f"--tail={lines}"]
        done = subprocess.run(command, capture_output=True, text=True)
        said += [f"--- {name}", done.stdout or done.stderr]
    return "\n".join(said)

"""Argo CD's controller and repo server, with Debian's Redis. One program is all of them, by the name in its environment."""

from __future__ import annotations

import json
from pathlib import Path

from .control_plane import kubectl
from .programs import Programs, eventually

NAMESPACE = "argocd"
REDIS = "127.0.0.1:6399"
REPO_SERVER = "127.0.0.1:8081"


def start(programs: Programs, binary: Path, folder: Path, definitions: list[Path]) -> None:
    """Installs what Argo CD's own manifests would, as far as these two need it, and starts them."""
    for file in definitions:
        kubectl("apply", "--server-side", f"--filename={file}")
    wait = ("wait", "--for=condition=Established", "--timeout=60s", "customresourcedefinitions", "--all")
    eventually("the definitions are there", lambda: kubectl(*wait), 60)
    kubectl("create", "namespace", NAMESPACE)
    kubectl("create", "--filename=-", text=json.dumps({"apiVersion": "v1", "kind": "List", "items": settings()}))
    for name in ("tls", "ssh", "gpg"):
        (folder / name).mkdir()
    env = {
        "ARGOCD_FAKE_IN_CLUSTER": "true",
        "ARGOCD_GPG_ENABLED": "false",
        "ARGOCD_TLS_DATA_PATH": str(folder / "tls"),
        "ARGOCD_SSH_DATA_PATH": str(folder / "ssh"),
        "ARGOCD_GNUPGHOME": str(folder / "gpg"),
        "HOME": str(folder),
    }
    host, port = REDIS.split(":")
    programs.start("argocd-redis", "redis-server", "--bind", host, "--port", port, "--save", "", "--dir", folder)
    programs.start(
        "argocd-repo-server",
        binary,
        f"--redis={REDIS}",
        "--disable-tls",
        f"--address={REPO_SERVER.partition(':')[0]}",
        f"--port={REPO_SERVER.partition(':')[2]}",
        "--metrics-port=8084",
        env=env | {"ARGOCD_BINARY_NAME": "argocd-repo-server"},
    )
    controller = programs.start(
        "argocd-application-controller",
        binary,
        f"--namespace={NAMESPACE}",
        f"--redis={REDIS}",
        f"--repo-server={REPO_SERVER}",
        "--repo-server-plaintext",
        "--app-resync=15",
        "--self-heal-timeout-seconds=2",
        "--metrics-port=8085",
        env=env | {"ARGOCD_BINARY_NAME": "argocd-application-controller"},
    )
    eventually("Argo CD's controller runs", lambda: controller.running() and controller.log.stat().st_size, 30)


def settings() -> list[dict[str, object]]:
    metadata = {"namespace": NAMESPACE, "labels": {"app.kubernetes.io/part-of": "argocd"}}
    project = {
        "sourceRepos": ["*"],
        "destinations": [{"namespace": "*", "server": "*"}],
        "clusterResourceWhitelist": [{"group": "*", "kind": "*"}],
    }
    return [
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata | {"name": "argocd-cm"}},
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata | {"name": "argocd-rbac-cm"}},
        {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": metadata | {"name": "argocd-secret"},
            "stringData": {"server.secretkey": "e2e"},
        },
        {
            "apiVersion": "argoproj.io/v1alpha1",
            "kind": "AppProject",
            "metadata": {"name": "default", "namespace": NAMESPACE},
            "spec": project,
        },
    ]

"""The manifests of the project, as files and as objects that can be moved to another namespace."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parents[2]


def approved() -> list[Path]:
    return sorted((PROJECT / "snapshots").glob("*.approved.yaml"))


def ask(path: Path) -> str:
    return path.name.removesuffix(".approved.yaml")


def objects(path: Path) -> list[dict[str, Any]]:
    return [each for each in yaml.safe_load_all(path.read_text()) if each]


def synth(config: Path, into: Path) -> None:
    """Runs the real command for a configuration."""
    command = [str(PROJECT / "bin" / "cdk8s-prefect"), "synth", "-c", str(config), "-o", str(into)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def namespaces(manifests: list[dict[str, Any]]) -> set[str]:
    return {each["metadata"]["namespace"] for each in manifests if "namespace" in each["metadata"]}


def moved(manifests: list[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    """The same objects with a prefix for every namespace and for the names of cluster-scoped objects."""
    cluster_scoped = {(each["kind"], each["metadata"]["name"]) for each in manifests if "namespace" not in each["metadata"]}
    return [_moved(each, prefix, cluster_scoped) for each in manifests]


def _moved(node: Any, prefix: str, cluster_scoped: set[tuple[str, str]]) -> Any:
    if isinstance(node, list):
        return [_moved(item, prefix, cluster_scoped) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _moved(value, prefix, cluster_scoped) for key, value in node.items()}
    if isinstance(node.get("namespace"), str):
        changed["namespace"] = prefix + node["namespace"]
    if "metadata" in node and (node.get("kind"), node["metadata"].get("name")) in cluster_scoped:
        changed["metadata"]["name"] = prefix + node["metadata"]["name"]
    if (node.get("kind"), node.get("name")) in cluster_scoped:  # a reference, such as roleRef
        changed["name"] = prefix + node["name"]
    for kind, name in cluster_scoped:  # another kind of reference, such as priorityClassName
        if node.get(kind[0].lower() + kind[1:] + "Name") == name:
            changed[kind[0].lower() + kind[1:] + "Name"] = prefix + name
    return changed


def text(manifests: list[dict[str, Any]]) -> str:
    return yaml.safe_dump_all(manifests)

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


def moved(node: Any, prefix: str) -> Any:
    """The same objects with a prefix for every namespace and for the names of cluster-scoped objects."""
    if isinstance(node, list):
        return [moved(item, prefix) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: moved(value, prefix) for key, value in node.items()}
    if isinstance(node.get("namespace"), str):
        changed["namespace"] = prefix + node["namespace"]
    if node.get("kind") in ("ClusterRole", "ClusterRoleBinding"):
        if "metadata" in node:
            changed["metadata"]["name"] = prefix + node["metadata"]["name"]
        elif "name" in node:
            changed["name"] = prefix + node["name"]
    return changed


def text(manifests: list[dict[str, Any]]) -> str:
    return yaml.safe_dump_all(manifests)

"""The job templates that stand in the snapshots."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SNAPSHOTS = Path(__file__).parents[2] / "snapshots"


@dataclass(frozen=True)
class Template:
    """`typed` is one of ours; another is what a user wrote. `synced` is what the worker's init container is told."""

    name: str
    namespace: str
    body: dict[str, Any]
    typed: bool
    restricted: bool


def templates(version: str) -> list[Template]:
    """Of one version of Prefect, each content once."""
    found: dict[str, Template] = {}
    for file in sorted(SNAPSHOTS.glob("*.approved.yaml")):
        for each in yaml.safe_load_all(file.read_text()):
            text = (each.get("data") or {}).get("baseJobTemplate.json") if each["kind"] == "ConfigMap" else None
            if text and each["metadata"]["labels"]["app.kubernetes.io/version"] == version:
                found.setdefault(text, template(file.name.removesuffix(".approved.yaml"), each["metadata"], text))
    return list(found.values())


def template(ask: str, metadata: dict[str, Any], text: str) -> Template:
    body = json.loads(text)
    return Template(
        name=f"{ask}-{metadata['name']}",
        namespace=metadata["namespace"],
        body=body,
        typed="definitions" in body["variables"],
        restricted="runAsNonRoot" in text,
    )

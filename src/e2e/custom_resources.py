"""Fetches the CustomResourceDefinitions of the resources in our manifests: custom_resources.py CACHE.

They are in the projects' Go modules, which is a place that has them in every version; the Go command compares each module
with Go's public checksums.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

# Newer versions of some need a newer Go than ours.
DEFINITIONS = {
    "github.com/external-secrets/external-secrets@v1.3.2": [
        "config/crds/bases/external-secrets.io_externalsecrets.yaml",
    ],
    "github.com/argoproj/argo-cd/v3@v3.5.7": [
        "manifests/crds/application-crd.yaml",
        "manifests/crds/appproject-crd.yaml",
    ],
    "github.com/prometheus-operator/prometheus-operator@v0.85.0": [
        "example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml",
        "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml",
        "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml",
    ],
    "sigs.k8s.io/gateway-api@v1.6.3": [
        "config/crd/standard/gateway.networking.k8s.io_httproutes.yaml",
    ],
}


def fetched(cache: Path) -> list[Path]:
    """The files in the cache, fetched if they are missing."""
    return [file for module, paths in DEFINITIONS.items() for file in of(module, paths, cache / "definitions")]


def of_argo_cd(cache: Path) -> list[Path]:
    return [file for module, paths in DEFINITIONS.items() if "argo-cd" in module for file in of(module, paths, cache / "definitions")]


def of(module: str, paths: list[str], into: Path) -> list[Path]:
    folder = into / module.replace("/", "+")
    files = [folder / Path(path).name for path in paths]
    if not all(file.exists() for file in files):
        folder.mkdir(parents=True, exist_ok=True)
        command = ["go", "mod", "download", "-json", module]
        source = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=into).stdout)["Dir"]
        for path, file in zip(paths, files, strict=True):
            partial = file.with_suffix(".partial")
            shutil.copyfile(Path(source) / path, partial)
            partial.rename(file)
    return files


if __name__ == "__main__":
    fetched(Path(sys.argv[1]))

"""docs/kustomize.md: its overlay, and its commands."""

from __future__ import annotations

from pathlib import Path

from cluster.control_plane import kubectl
from pages import Pages, Shell, blocks
from report import Report
from workloads import remove, restrict_pods

PAGE = "docs/kustomize.md"


def kustomize(report: Report, pages: Pages, folder: Path) -> None:
    with report.check(f"{PAGE}: an overlay changes what is written, and is applied"):
        kubectl("create", "namespace", "kustomize")
        restrict_pods("kustomize")
        shell = Shell(folder / "kustomize", "kustomize")
        (shell.folder / "prefect.yaml").write_text("namespace: kustomize\nworkers: [{workPool: kubernetes}]\n")
        (shell.folder / "overlay").mkdir()
        (shell.folder / "overlay" / "kustomization.yaml").write_text(blocks(PAGE, "yaml overlay/kustomization.yaml")[0])
        for number in range(2):
            shell.run(pages.commands(PAGE, number))
        server = kubectl("get", "deployment", "prefect-server", "-n", "kustomize", "-o", "jsonpath={.metadata.annotations}")
        assert "example.com/owner" in server, server
    remove("kustomize")

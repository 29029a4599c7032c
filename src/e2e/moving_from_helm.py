"""docs/moving-from-helm.md, from releases that Helm itself installed."""

from __future__ import annotations

import json
from pathlib import Path

import manifests
from cluster.control_plane import kubectl
from cluster.programs import eventually
from pages import Pages, Shell
from prefect_api import PrefectApi
from report import Report
from workloads import become_ready, remove

PAGE = "docs/moving-from-helm.md"
CASES = manifests.PROJECT / "src/command/src/test/resources/helm-parity/cases"
# The uid of the cluster in which the charts were rendered.
RENDERED_UID = "11111111-2222-3333-4444-555555555555"
RELEASES = ("server", "agent", "worker")


def moving_from_helm(report: Report, pages: Pages, folder: Path) -> None:
    """Runs the page's commands with its own names, so it waits until namespace prefect is free."""
    namespace = "prefect"
    eventually("namespace prefect is nobody's", lambda: namespace not in kubectl("get", "namespaces").split(), 400, 2)
    kubectl("create", "namespace", namespace)
    shell = Shell(folder / "helm", namespace)
    with report.check("docs/moving-from-helm.md: three releases of Helm's become ready"):
        for release in RELEASES:
            helm_install(shell, release)
        become_ready(namespace, 4)
        # The chart's server has no readiness probe.
        flow = eventually("it answers", lambda: api().call("POST", "/flows/", {"name": "there before the move"}), 120)["id"]
    with report.check("docs/moving-from-helm.md: importing their values gives the objects that run"):
        for release in RELEASES:
            shell.run(of(release, pages.commands(PAGE, 0)))
        shell.run(pages.commands(PAGE, 1), expected=(0, 1))
    with report.check("docs/moving-from-helm.md: the data moves to our PostgreSQL"):
        shell.run(pages.commands(PAGE, 2))
        eventually("the flow is there", lambda: api().call("GET", f"/flows/{flow}"), 240, 2)
    with report.check("docs/moving-from-helm.md: the objects are taken over from Helm and stay"):
        for number in (3, 4):
            for release in RELEASES:
                shell.run(of(release, pages.commands(PAGE, number)))
        assert json.loads(shell.run("helm list -o json")) == []
        shell.run("kubectl -n prefect delete statefulset prefect-server-postgresql")
        assert shell.run("kubectl diff -f dist/") == ""
        become_ready(namespace, 4)
        assert api().call("GET", f"/flows/{flow}")
    with report.check("docs/moving-from-helm.md: Helm takes a release over again"):
        back = of("worker", pages.commands(PAGE, 5)).replace("prefect/prefect-worker", "charts/prefect-worker")
        shell.run(back)
        assert [release["name"] for release in json.loads(shell.run("helm list -o json"))] == ["prefect-worker"]
        become_ready(namespace, 4)
    remove(namespace)


def of(release: str, commands: str) -> str:
    """The page's commands for the release of the server, with another release's name."""
    return commands.replace("server", release)


def helm_install(shell: Shell, release: str) -> None:
    """A chart that contains the output of the real chart, with the values that gave it."""
    name = f"prefect-{release}"
    rendered = (CASES / f"{name}.defaults" / "expected.yaml").read_text()
    uid = kubectl("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}")
    chart = shell.folder / "charts" / name
    (chart / "templates").mkdir(parents=True)
    (chart / "Chart.yaml").write_text(f"apiVersion: v2\nname: {name}\nversion: 2023.10.12\n")
    (chart / "templates" / "all.yaml").write_text(rendered.replace(RENDERED_UID, uid))
    shell.run(f"helm -n prefect install {name} {chart} --values {CASES}/{name}.defaults/values.yaml")


def api() -> PrefectApi:
    """Looks the Service's address up anew, because another installation had the namespace before."""
    address = kubectl("get", "service", "prefect-server", "-n", "prefect", "-o", "jsonpath={.spec.clusterIP}")
    return PrefectApi("prefect", host=address)

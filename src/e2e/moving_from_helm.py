"""docs/moving-from-helm.md, from releases of 2023 and of today that Helm itself installed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import manifests
import yaml
from cluster.control_plane import kubectl
from cluster.programs import eventually
from pages import Pages, Shell
from prefect_api import PrefectApi
from report import Report
from workloads import become_ready, remove

PAGE = "docs/moving-from-helm.md"
CASES = manifests.PROJECT / "src/command/src/test/resources/helm-parity"
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
            helm_install(shell, release, f"cases/prefect-{release}.defaults")
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


def moving_from_todays_charts(report: Report, pages: Pages, folder: Path) -> None:
    """A server of Prefect 3 on SQLite, and a worker, in a namespace of their own. The chart's work pool runs no flow: it sends Jobs to
    namespace default, where its worker has no rights."""
    namespace = "todays"
    kubectl("create", "namespace", namespace)
    shell = Shell(folder / namespace, namespace)
    image = {"global": {"prefect": {"image": {"prefectTag": "3.8.3-python3.11"}}}}
    worker_image = {"image": {"prefectTag": "3.8.3-python3.11-kubernetes"}}
    with report.check("docs/moving-from-helm.md: releases of today's charts become ready"):
        helm_install(shell, "server", "cases-2026/prefect-server.sqlite.0", lambda values: values | image)
        helm_install(
            shell, "worker", "cases-2026/prefect-worker.defaults", lambda values: {"worker": values["worker"] | worker_image}
        )
        become_ready(namespace, 2)
        api = PrefectApi(namespace)
        flow = api.call("POST", "/flows/", {"name": "there before the move"})["id"]
    with report.check("docs/moving-from-helm.md: today's releases are taken over, and then nothing differs"):
        for release in ("server", "worker"):
            shell.run(of(release, today(pages.commands(PAGE, 0))))
        shell.run(today(pages.commands(PAGE, 1)).replace("-c agent.yaml ", ""), expected=(0, 1))
        for number in (3, 4):
            for release in ("server", "worker"):
                shell.run(of(release, today(pages.commands(PAGE, number))))
        assert json.loads(shell.run("helm list -o json")) == []
        assert shell.run("kubectl diff -f dist/") == ""
        become_ready(namespace, 2)
        assert api.call("GET", f"/flows/{flow}")
        eventually("the worker polls", lambda: api.call("GET", "/work_pools/kubernetes-pool")["status"] == "READY", 60)
    remove(namespace)


def today(commands: str) -> str:
    """The page's commands for a chart of today in the namespace of its own."""
    return commands.replace("2023.10.12", "2026.8.18").replace("-n prefect", "-n todays").replace(
        "--namespace prefect", "--namespace todays"
    )


def of(release: str, commands: str) -> str:
    """The page's commands for the release of the server, with another release's name."""
    return commands.replace("server", release)


def helm_install(
    shell: Shell, release: str, case: str, changed: Callable[[dict[str, Any]], dict[str, Any]] = lambda values: values
) -> None:
    """A chart that contains the output of the real chart, with the values that gave it, in the shell's namespace."""
    name = f"prefect-{release}"
    uid = kubectl("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}")
    chart = shell.folder / "charts" / name
    (chart / "templates").mkdir(parents=True)
    (chart / "Chart.yaml").write_text(f"apiVersion: v2\nname: {name}\nversion: 1.0.0\n")
    values = shell.folder / f"{name}-values.yaml"
    for source, file in (("expected.yaml", chart / "templates" / "all.yaml"), ("values.yaml", values)):
        text = (CASES / case / source).read_text().replace(RENDERED_UID, uid)
        text = text.replace("prefect-server.prefect.svc", f"prefect-server.{shell.namespace}.svc")
        text = re.sub(r"(?m)^( *namespace:) prefect$", rf"\1 {shell.namespace}", text)
        # The image of the end-to-end test; today's charts name a tag that moves.
        text = text.replace("prefect:3-latest", "prefect:3.8.3-python3.11")
        file.write_text(text.replace("prefect:3-python3.11-kubernetes", "prefect:3.8.3-python3.11-kubernetes"))
    values.write_text(yaml.safe_dump(changed(yaml.safe_load(values.read_text()))))
    shell.run(f"helm -n {shell.namespace} install {name} {chart} --values {values}")


def api() -> PrefectApi:
    """Looks the Service's address up anew, because another installation had the namespace before."""
    address = kubectl("get", "service", "prefect-server", "-n", "prefect", "-o", "jsonpath={.spec.clusterIP}")
    return PrefectApi("prefect", host=address)

"""docs/backup.md, in a cluster."""

from __future__ import annotations

from pathlib import Path

from cluster.programs import eventually
from pages import Pages, Shell, blocks
from prefect_api import PrefectApi
from report import Report
from workloads import install, prepare, remove

PAGE = "docs/backup.md"


def backup(report: Report, pages: Pages, folder: Path) -> None:
    namespace = "backup"
    api = PrefectApi(namespace)
    with report.check("docs/backup.md: a dump brings back what was deleted after it"):
        prepare(namespace)
        shell = Shell(folder / namespace, namespace)
        install(shell.synth(f"namespace: {namespace}\n", blocks(PAGE, "yaml")[0]), namespace, 2)
        flow = api.call("POST", "/flows/", {"name": "there before the dump"})["id"]
        assert "written: " in shell.run(pages.commands(PAGE, 0))
        api.call("DELETE", f"/flows/{flow}")
        shell.run(pages.commands(PAGE, 1))
        assert ".dump" in shell.run(pages.commands(PAGE, 2), text=blocks(PAGE, "bash")[0])
        shell.run(pages.commands(PAGE, 3))
        eventually("the flow is back", lambda: api.call("GET", f"/flows/{flow}"), 240, 2)
    remove(namespace)

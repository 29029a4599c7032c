"""2 and 3. Real Prefect and PostgreSQL run what the manifests say, by the commands of the pages; flow runs become Jobs."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import manifests
from delivered_by_argo_cd import argocd
from denied import denied
from backup import backup
from browser import in_the_browser
from cluster.control_plane import kubectl
from cluster.programs import Programs
from external_databases import external_databases
from first_flow import first_flow
from flow_runs import outage, ten_flow_runs, through, wherever_the_code_is
from kustomize import kustomize
from moving_from_helm import moving_from_helm, moving_from_todays_charts
from pages import Pages, Shell
from prefect_api import PrefectApi
from report import Report
from pools import pool_follows, workspace_is_set_up
from secrets_and_cloud import secrets_and_cloud
from services_apart import services_apart
from workloads import apply, become_ready, prepare, remove, rendered, restrict_pods


def parts(report: Report, pages: Pages, folder: Path, output: Path, cache: Path, programs: Programs) -> dict[str, Callable[[], None]]:
    """What can be run, alone or all of it; the longest first."""
    polling = "workers: [{workPool: kubernetes}]"
    agents = "agents: [{workQueues: [agents]}]"
    return {
        "2.20.25": lambda: of_version(report, pages, folder, "2.20.25", as_the_readme_says(pages, folder), output),
        "3.8.3": lambda: of_version(report, pages, folder, "3.8.3", asked(folder, f"prefectVersion: 3.8.3\n{polling}"), output),
        "2.13.6": lambda: of_version(report, pages, folder, "2.13.6", asked(folder, f"prefectVersion: 2.13.6\n{polling}\n{agents}"), output),
        "services": lambda: services_apart(report, pages, folder, output),
        "argocd": lambda: argocd(report, pages, folder, programs, cache),
        "network": lambda: denied(report, folder),
        "todays-charts": lambda: moving_from_todays_charts(report, pages, folder),
        "databases": lambda: external_databases(report, pages, folder),
        "backup": lambda: backup(report, pages, folder),
        "secrets": lambda: secrets_and_cloud(report, pages, folder),
        "kustomize": lambda: kustomize(report, pages, folder),
        "helm": lambda: moving_from_helm(report, pages, folder),
    }


def asked(folder: Path, config: str) -> Callable[[str], None]:
    """Installs what a configuration asks for."""

    def start(namespace: str) -> None:
        prepare(namespace)
        apply(rendered(folder, namespace, f"namespace: {namespace}\n{config}\n"))

    return start


def as_the_readme_says(pages: Pages, folder: Path) -> Callable[[str], None]:
    """Installs dist/ as it is committed, which is of 2.20.25 and in namespace prefect; the last line is the browser's."""

    def start(namespace: str) -> None:
        shell = Shell(folder / "readme", namespace)
        (shell.folder / "dist").symlink_to(manifests.PROJECT / "dist")
        make_namespace, *others, _ = pages.commands("README.md", 1).splitlines()
        shell.run(make_namespace)
        restrict_pods(namespace)
        shell.run("\n".join(others))

    return start


def of_version(report: Report, pages: Pages, folder: Path, version: str, start: Callable[[str], None], output: Path) -> None:
    """One version from its first start to its outages."""
    namespace = "prefect" if version == "2.20.25" else "prefect-" + version.replace(".", "-")
    agent = version.startswith("2.")
    api = PrefectApi(namespace)
    began = time.monotonic()
    with report.check(f"{version} becomes ready in a restricted namespace, by its probes, with a password of any characters"):
        start(namespace)
        become_ready(namespace, 4 if agent else 3)
    with report.check(f"{version}: a flow runs through the worker, as a Job with the rights that we grant, and leaves logs"):
        through(api, api.deploy("hello", work_pool_name="kubernetes"), 300)
        print(f"       {version}: {time.monotonic() - began:.0f} s from nothing to the first completed flow run", flush=True)
        assert kubectl("get", "jobs", "-n", namespace, "-o", "name")
    if version == "2.20.25":
        with report.check("README.md: the first flow completes"):
            first_flow(pages, folder, namespace)
    with report.check(f"{version}: its code may be in the image, where it starts or elsewhere, or in a repository"):
        wherever_the_code_is(api, version)
    with report.check(f"{version}: what is written of a pool reaches the one that exists, and a paused one stays paused"):
        pool_follows(api, folder, version)
    with report.check(f"{version}: a Job sets up variables and concurrency limits"):
        workspace_is_set_up(api, folder, version)
    if agent:
        with report.check(f"{version}: a flow runs through the agent, and leaves logs"):
            through(api, api.deploy("hello", work_queue_name="agents"), 180)
    with report.check(f"{version}: the UI is told the API's address in the manifest, and a browser shows the flow runs"):
        in_the_browser(namespace, output / f"flow-runs-{version}.png")
    with report.check(f"{version}: ten flow runs survive a PostgreSQL that is killed, and a worker that is killed"):
        ten_flow_runs(api, agent)
    with report.check(f"{version}: not ready without PostgreSQL, ready again with it, without a restart; no run is forgotten"):
        outage(api)
    remove(namespace)

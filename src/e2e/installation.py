"""2 and 3. Real Prefect and PostgreSQL run what the manifests say, and flow runs become Jobs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import manifests
from browser import in_the_browser
from cluster.control_plane import kubectl
from flow_runs import outage, restrict, ten_flow_runs, through
from prefect_api import PrefectApi
from report import Report
from services_apart import services_apart
from workloads import PASSWORD, install, prepare, remove, rendered, secret

EXTERNAL = """
namespace: external
database:
  external:
    host: prefect-postgres.database.svc
    password: {existingSecret: {name: prefect-database, key: password}}
"""


def parts(report: Report, folder: Path, output: Path) -> dict[str, Callable[[], None]]:
    """What can be run, alone or all of it; the longest first."""
    polling = "workers: [{workPool: kubernetes}]"
    agents = "agents: [{workQueues: [agents]}]"
    return {
        "2.20.25": lambda: of_version(report, "2.20.25", lambda namespace: manifests.PROJECT / "dist", output),
        "3.8.3": lambda: of_version(report, "3.8.3", asked(folder, f"prefectVersion: 3.8.3\n{polling}"), output),
        "2.13.6": lambda: of_version(report, "2.13.6", asked(folder, f"prefectVersion: 2.13.6\n{polling}\n{agents}"), output),
        "services": lambda: services_apart(report, folder),
        "database": lambda: external_database(report, folder),
    }


def asked(folder: Path, config: str) -> Callable[[str], Path]:
    return lambda namespace: rendered(folder, namespace, f"namespace: {namespace}\n{config}\n")


def of_version(report: Report, version: str, dist: Callable[[str], Path], output: Path) -> None:
    """One version from its first start to its outages; dist/ as it is committed is of 2.20.25."""
    namespace = "prefect" if version == "2.20.25" else "prefect-" + version.replace(".", "-")
    agent = version.startswith("2.")
    api = PrefectApi(namespace)
    with report.check(f"{version} becomes ready in a restricted namespace, by its probes, with a password of any characters"):
        prepare(namespace)
        install(dist(namespace), namespace, 4 if agent else 3)
    with report.check(f"{version}: a flow runs through the worker, as a Job with the rights that we grant, and leaves logs"):
        restrict(api, namespace)
        through(api, api.deploy("hello", work_pool_name="kubernetes"), 300)
        assert kubectl("get", "jobs", "-n", namespace, "-o", "name")
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


def external_database(report: Report, folder: Path) -> None:
    """The bundled PostgreSQL of one namespace is the external one of another."""
    with report.check("an external database is reached with a password of any characters"):
        prepare("database")
        install(rendered(folder, "database", "namespace: database\ndatabase: {postgres: {}}\n"), "database", 2)
        prepare("external")
        secret("external", "prefect-database", {"password": PASSWORD})
        install(rendered(folder, "external", EXTERNAL), "external", 1)
    remove("external")
    remove("database")

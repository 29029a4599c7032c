"""Prefect 3 with several web servers, their background services apart, and Redis between them."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from browser import asks_for_the_login
from cluster.programs import eventually
from flow_runs import no_credential_in_jobs, ten_flow_runs, through
from pages import Pages, Shell, blocks
from prefect_api import PrefectApi
from report import Report
from workloads import PASSWORD, become_ready, install, pods, prepare, remove

LOGIN = "admin:" + PASSWORD

PAGE = "docs/several-servers.md"

# Over the page's own.
SERVICES = """
namespace: services
server: {basicAuth: {existingSecret: {name: prefect-auth, key: auth-string}}}
"""


def services_apart(report: Report, pages: Pages, folder: Path, output: Path) -> None:
    """Prefect 3 with two web servers, their background services apart, Redis between them, and basic auth."""
    namespace = "services"
    api = PrefectApi(namespace, LOGIN)
    with report.check("3.8.3: two web servers and their services apart become ready, with Redis, behind basic auth"):
        prepare(namespace)
        shell = Shell(folder / namespace, namespace)
        shell.run(pages.commands("docs/own-domain.md", 0).replace("admin:secret", LOGIN))
        shell.run(pages.commands(PAGE, 0))
        install(shell.synth(blocks(PAGE, "yaml")[0], SERVICES), namespace, 6)
    with report.check("3.8.3: who does not log in is refused"):
        assert "401" in str(refusal(PrefectApi(namespace))), refusal(PrefectApi(namespace))
        asks_for_the_login(namespace, output / "login-3.8.3.png")
    with report.check("3.8.3: a flow runs as a Job, and each web server tells so"):
        run = through(api, api.deploy("hello", work_pool_name="kubernetes"), 300)
        addresses = [pod["status"]["podIP"] for pod in pods(namespace, "server")]
        assert len(addresses) == 2, addresses
        for address in addresses:
            assert replace(api, host=address).state(run) == "COMPLETED"
    with report.check("3.8.3: no Job holds the login"):
        no_credential_in_jobs(namespace, LOGIN, PASSWORD)
    with report.check("3.8.3: an event that one web server takes is read from the other"):
        event_from_one_to_the_other(api, addresses)
    with report.check("3.8.3: servers wait for the migration Job when there is a new one"):
        shell.run("kubectl delete job -l app.kubernetes.io/component=migration")
        shell.run(pages.commands(PAGE, 1))
        become_ready(namespace, 6)
    with report.check("3.8.3: ten flow runs survive a PostgreSQL, a Redis and a worker that are killed"):
        ten_flow_runs(api, agent=False, killed=("database", "worker", "messaging"))
    remove(namespace)


def refusal(api: PrefectApi) -> object:
    try:
        return api.call("POST", "/flows/count", {})
    except AssertionError as refused:
        return refused


def event_from_one_to_the_other(api: PrefectApi, addresses: list[str]) -> None:
    one, other = (replace(api, host=address) for address in addresses)
    event = {
        "id": str(uuid.uuid4()),
        "occurred": datetime.now(timezone.utc).isoformat(),
        "event": "e2e.told",
        "resource": {"prefect.resource.id": "e2e.one"},
    }
    one.call("POST", "/events", [event])
    wanted = {"filter": {"event": {"name": ["e2e.told"]}}}
    eventually("the event is there", lambda: other.call("POST", "/events/filter", wanted)["events"], 60)

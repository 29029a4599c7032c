"""docs/external-database.md, with each version of Prefect."""

from __future__ import annotations

from pathlib import Path

from cluster.control_plane import kubectl
from pages import Pages, Shell, blocks
from prefect_api import PrefectApi
from report import Report
from workloads import install, prepare, remove, rendered, restrict_pods

PAGE = "docs/external-database.md"
VERSIONS = ("2.13.6", "2.20.25", "3.8.3")

# Overrides the page: the address of the database in this test, which has no TLS.
EXTERNAL = """
namespace: {namespace}
prefectVersion: {version}
database: {{external: {{host: prefect-postgres.database.svc, database: {database}, sslMode: disable}}}}
"""


def external_databases(report: Report, pages: Pages, folder: Path) -> None:
    """The bundled PostgreSQL of one namespace serves as the external database of others, one database for each version."""
    with report.check(f"{PAGE}: a database of one's own, with a password of any characters"):
        prepare("database")
        install(rendered(folder, "database", "namespace: database\ndatabase: {postgres: {}}\n"), "database", 2)
    for version in VERSIONS:
        name = "external-" + version.replace(".", "-")
        with report.check(f"{PAGE}: {version} works on it"):
            kubectl("exec", "-n", "database", "prefect-postgres-0", "--", "createdb", "--username=prefect", name)
            kubectl("create", "namespace", name)
            restrict_pods(name)
            shell = Shell(folder / name, name)
            shell.run(pages.commands(PAGE, 0))
            overlay = EXTERNAL.format(namespace=name, version=version, database=name)
            install(shell.synth(blocks(PAGE, "yaml")[0], overlay), name, 1)
            assert PrefectApi(name).call("POST", "/flows/", {"name": "e2e"})
        remove(name)
    remove("database")

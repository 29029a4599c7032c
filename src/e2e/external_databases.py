"""docs/external-database.md, with each version of Prefect."""

from __future__ import annotations

from pathlib import Path

from cluster.control_plane import kubectl
from pages import Pages, Shell, blocks
from prefect_api import PrefectApi
from report import Report
from workloads import PASSWORD, install, prepare, remove, rendered, restrict_pods, secret

PAGE = "docs/external-database.md"
VERSIONS = ("2.13.6", "2.20.25", "3.8.3")

# Overrides the page: the address of the database in this test, which has no TLS.
EXTERNAL = """
namespace: {namespace}
prefectVersion: {version}
database: {{external: {{host: prefect-postgres.database.svc, database: {database}, sslMode: disable}}}}
"""

# It lets the servers of other namespaces in.
DATABASE = """
namespace: database
database: {postgres: {networkPolicy: {from: [{namespaceSelector: {}}]}}}
"""

KEYS = """
namespace: external-keys
prefectVersion: 3.8.3
database: {external: {sslMode: disable, keys: {secret: of-the-operator, host: h, port: p, database: d, user: u, password: s}}}
server: {}
"""


def external_databases(report: Report, pages: Pages, folder: Path) -> None:
    """The bundled PostgreSQL of one namespace serves as the external database of others, one database for each version."""
    with report.check(f"{PAGE}: a database of one's own, with a password of any characters"):
        prepare("database")
        install(rendered(folder, "database", DATABASE), "database", 2)
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
    with report.check(f"{PAGE}: a server takes the address from the keys of a Secret"):
        kubectl("create", "namespace", "external-keys")
        restrict_pods("external-keys")
        kubectl("exec", "-n", "database", "prefect-postgres-0", "--", "createdb", "--username=prefect", "external-keys")
        address = {"h": "prefect-postgres.database.svc", "p": "5432", "d": "external-keys", "u": "prefect", "s": PASSWORD}
        secret("external-keys", "of-the-operator", address)
        install(rendered(folder, "external-keys", KEYS), "external-keys", 1)
        assert PrefectApi("external-keys").call("POST", "/flows/", {"name": "e2e"})
        at = "SELECT count(*) FROM flow"
        found = kubectl("exec", "-n", "database", "prefect-postgres-0", "--", "psql", "--username=prefect", "-d", "external-keys", "-Atc", at)
        assert found.strip() == "1", found
    remove("external-keys")
    remove("database")

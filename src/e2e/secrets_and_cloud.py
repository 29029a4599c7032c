"""docs/secrets.md and docs/prefect-cloud.md: their commands, without a pod that needs Prefect Cloud."""

from __future__ import annotations

from pathlib import Path

from cluster.control_plane import kubectl
from pages import Pages, Shell, blocks
from report import Report
from workloads import remove, restrict_pods

SECRETS = "docs/secrets.md"
CLOUD = "docs/prefect-cloud.md"


def secrets_and_cloud(report: Report, pages: Pages, folder: Path) -> None:
    with report.check(f"{SECRETS}: a Secret is made, and the pods that read it start anew"):
        shell = installed(folder, "secrets", SECRETS, pages.commands(SECRETS, 0))
        assert kubectl("get", "secret", "prefect-database", "-n", "secrets", "-o", "name")
        assert "prefect-server restarted" in shell.run(pages.commands(SECRETS, 1))
    remove("secrets")
    with report.check(f"{CLOUD}: the API key is made, and the worker is applied"):
        installed(folder, "cloud", CLOUD, pages.commands(CLOUD, 0))
        assert kubectl("get", "deployment", "prefect-worker", "-n", "cloud", "-o", "name")
    remove("cloud")


def installed(folder: Path, namespace: str, page: str, commands: str) -> Shell:
    kubectl("create", "namespace", namespace)
    restrict_pods(namespace)
    shell = Shell(folder / namespace, namespace)
    shell.synth(blocks(page, "yaml")[0], f"namespace: {namespace}\n")
    shell.run(commands)
    if "kubectl apply" not in commands:
        shell.run("kubectl apply -f dist/")
    return shell

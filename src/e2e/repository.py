"""Git repositories on this machine: of the flows, for pods to clone, and of what Argo CD delivers."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import manifests
from cluster.control_plane import NODE_ADDRESS
from cluster.programs import Programs


def address(name: str) -> str:
    return f"git://{NODE_ADDRESS}/{name}.git"


URL = address("flows")


def serve(programs: Programs, folder: Path) -> None:
    """Serves all repositories of the folder, and makes that of the flows."""
    flows = folder / "flows"
    flows.mkdir()
    shutil.copy(manifests.PROJECT / "src/e2e/images/flows.py", flows)
    created("flows", flows, folder)()
    base = folder / "repositories"
    programs.start("git", "git", "daemon", "--export-all", f"--base-path={base}", f"--listen={NODE_ADDRESS}", "--reuseaddr")


def created(name: str, work: Path, folder: Path) -> Callable[[], None]:
    """Makes a repository out of a folder, and returns what commits and publishes all that is in it."""
    bare = folder / "repositories" / f"{name}.git"
    git("init", "--quiet", "--initial-branch=main", folder=work)
    git("init", "--quiet", "--bare", "--initial-branch=main", str(bare), folder=work)

    def publish() -> None:
        git("add", "--all", folder=work)
        git("-c", "user.name=e2e", "-c", "user.email=e2e@localhost", "commit", "--quiet", "--message=Change", folder=work)
        git("push", "--quiet", str(bare), "main", folder=work)

    return publish


def head(work: Path) -> str:
    return git("rev-parse", "HEAD", folder=work).strip()


def git(*arguments: str, folder: Path) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout

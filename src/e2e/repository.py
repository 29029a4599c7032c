"""A Git repository on this machine, with the flows in it, for pods to clone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import manifests
from cluster.control_plane import NODE_ADDRESS
from cluster.programs import Programs

URL = f"git://{NODE_ADDRESS}/flows.git"


def serve(programs: Programs, folder: Path) -> None:
    work, bare = folder / "flows", folder / "repositories" / "flows.git"
    work.mkdir()
    shutil.copy(manifests.PROJECT / "src/e2e/images/flows.py", work)
    git("init", "--quiet", "--initial-branch=main", folder=work)
    git("add", "flows.py", folder=work)
    git("-c", "user.name=e2e", "-c", "user.email=e2e@localhost", "commit", "--quiet", "--message=Flows", folder=work)
    git("clone", "--quiet", "--bare", str(work), str(bare), folder=folder)
    programs.start(
        "git", "git", "daemon", "--export-all", f"--base-path={bare.parent}", f"--listen={NODE_ADDRESS}", "--reuseaddr"
    )


def git(*arguments: str, folder: Path) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)

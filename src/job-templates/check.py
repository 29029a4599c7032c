"""What the real Prefect does with our job templates and our workspaces: check.py VERSION OUTPUT, run by the Python that has that version.

The rendered Jobs that shall pass Pod Security level restricted are left in OUTPUT.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

# Read when Prefect is imported.
HOME = tempfile.mkdtemp(prefix="cdk8s-prefect-")
os.environ |= {"PREFECT_HOME": HOME, "PREFECT_LOGGING_LEVEL": "ERROR", "PREFECT_API_KEY": "a-credential"}
os.environ.setdefault("PYTHONWARNINGS", "ignore")

import pools  # noqa: E402
import rendering  # noqa: E402
import workspace  # noqa: E402
from server import Server  # noqa: E402
from templates import templates  # noqa: E402


async def main(version: str, output: Path) -> None:
    found = templates(version)
    assert found, f"no snapshot has a job template of {version}"
    with Server(Path(HOME)) as server, server.settings():
        for template in found:
            await rendering.check(template, output)
        workspace.check(version, server)
        await pools.check(server, found)
    print(f"job-templates: Prefect {version} takes {len(found)} templates of the snapshots, and our variables and limits")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))

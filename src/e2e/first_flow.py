"""The README's first flow, from a reader's machine with Prefect on it."""

from __future__ import annotations

import os
from pathlib import Path

import repository
from browser import BROWSER
from pages import Pages, Shell
from prefect_api import port_forward

README_REPOSITORY = "https://github.com/your-team/flows.git"
HOME = 'export HOME="$PWD" PATH="$PWD/bin:$PATH"\n'


def first_flow(pages: Pages, folder: Path, namespace: str) -> None:
    shell = Shell(folder / "first-flow", namespace)
    python = f"{os.environ['PREFECT_CLIENT']}/bin/python"
    # What pip puts there as prefect.
    start = "from prefect.cli import app; app()"
    for name, command in (("python", python), ("prefect", f"{python} -c '{start}'")):
        program = shell.folder / "bin" / name
        program.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        program.chmod(0o755)
    commands = pages.commands("README.md", 2)
    assert README_REPOSITORY in commands
    with BROWSER, port_forward(namespace):
        said = shell.run(HOME + commands.replace(README_REPOSITORY, repository.URL))
    assert "Completed" in said, said

"""The commands of the documentation, run as its pages show them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import manifests

# .ci/run runs README.md's first block; the benchmark takes minutes and is run on demand. The page on installing downloads a
# release, which .ci/release makes, unpacks and runs instead; and nothing here builds images.
ELSEWHERE = {("README.md", 0), ("docs/performance.md", 0), *(("docs/install.md", number) for number in range(5))}


@dataclass(frozen=True)
class Pages:
    """The commands of the pages, with a record of those that no test has run."""

    asked: set[tuple[str, int]] = field(default_factory=set)

    def commands(self, page: str, number: int) -> str:
        self.asked.add((page, number))
        return blocks(page, "sh")[number]

    def never_asked(self) -> list[str]:
        pages = ["README.md", *(f"docs/{path.name}" for path in sorted((manifests.PROJECT / "docs").glob("*.md")))]
        all_of_them = {(page, number) for page in pages for number in range(len(blocks(page, "sh")))}
        return [f"{page}, block {number}" for page, number in sorted(all_of_them - self.asked - ELSEWHERE)]


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", (manifests.PROJECT / page).read_text())


@dataclass(frozen=True)
class Shell:
    """A reader's shell, in its own folder and namespace."""

    folder: Path
    namespace: str

    def __post_init__(self) -> None:
        command = self.folder / "bin" / "cdk8s-prefect"
        command.parent.mkdir(parents=True)
        command.write_text(f'#!/bin/sh\nexec "{manifests.PROJECT}/bin/cdk8s-prefect" "$@"\n')
        command.chmod(0o755)
        shutil.copy(os.environ["KUBECONFIG"], self.folder / "kubeconfig")
        self.run(f"kubectl config set-context --current --namespace={self.namespace}")

    def env(self) -> dict[str, str]:
        return os.environ | {"KUBECONFIG": str(self.folder / "kubeconfig")}

    def run(self, commands: str, text: str = "", expected: tuple[int, ...] = (0,)) -> str:
        """The output of a block that reads `text`; the first failing command ends it."""
        bash = ["bash", "-euo", "pipefail", "-c", commands]
        done = subprocess.run(bash, cwd=self.folder, env=self.env(), input=text, capture_output=True, text=True)
        if done.returncode not in expected:
            raise AssertionError(f"{commands}\nended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def synth(self, *configs: str) -> Path:
        """Runs the real command for all of these configurations."""
        names = [f"{number}.yaml" for number in range(len(configs))]
        for name, config in zip(names, configs):
            (self.folder / name).write_text(config)
        self.run(f"bin/cdk8s-prefect synth -c {' -c '.join(names)} -o dist")
        return self.folder / "dist"

"""Runs all of it, in the namespaces that .ci/e2e made for it: run.py CACHE OUTPUT."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import acceptance
import installation
from cluster import control_plane, node
from cluster.programs import Programs
from report import Report


def main(cache: Path, output: Path) -> int:
    report = Report()
    logs = output / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    programs = Programs(logs)
    folder = Path(tempfile.mkdtemp(prefix="cdk8s-prefect-e2e-"))
    try:
        plane = control_plane.start(programs, cache / "bin", folder)
        if "installation" not in sys.argv[3:]:
            acceptance.run(report)
            acceptance.clear()
        node.start(programs, plane, newest(cache / "images"), cache / "containerd")
        installation.run(report, folder, output)
    finally:
        programs.stop()
    print(report.summary())
    return 1 if report.failed or not report.passed else 0


def newest(images: Path) -> list[Path]:
    """Of each image the archive that was built last."""
    last: dict[str, Path] = {}
    for archive in sorted(images.glob("*.tar"), key=lambda path: path.stat().st_mtime):
        last[archive.stem.rsplit("-", 1)[0]] = archive
    return sorted(last.values())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))

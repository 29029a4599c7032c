"""Runs all of it, or the parts that are named, in the namespaces of .ci/e2e: run.py CACHE OUTPUT [PART...]."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import acceptance
import custom_resources
import installation
import repository
from cluster import control_plane, network_policies, node, requests
from cluster.programs import Programs
from pages import Pages
from random_configurations import random_configurations
from report import Report


def main(cache: Path, output: Path, wanted: list[str]) -> int:
    report = Report()
    logs = output / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    programs = Programs(logs)
    folder = Path(tempfile.mkdtemp(prefix="cdk8s-prefect-e2e-"))
    try:
        pages = Pages()
        on_node = installation.parts(report, pages, folder, output, cache, programs)
        unknown = set(wanted) - {"acceptance", *on_node}
        if unknown:
            raise SystemExit(f"{', '.join(sorted(unknown))}: no such part; there are acceptance, {', '.join(on_node)}")
        plane = control_plane.start(programs, cache / "bin", folder)
        if not wanted or "acceptance" in wanted:
            acceptance.run(report, custom_resources.fetched(cache))
            random_configurations(report)
            acceptance.clear()
        if set(wanted) != {"acceptance"}:
            repository.serve(programs, folder)
            node.start(programs, plane, newest(cache / "images"), cache / "containerd")
            network_policies.enforce(programs, plane)
            requests.forget_cpu()
            # Four at a time: each waits for most of its time.
            with ThreadPoolExecutor(4) as pool:
                chosen = [part for name, part in on_node.items() if not wanted or name in wanted]
                for ended in [pool.submit(part) for part in chosen]:
                    ended.result()
        if not wanted:
            with report.check("every command of the pages was run"):
                assert not pages.never_asked(), pages.never_asked()
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
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))

"""What random configurations give, which .ci/lint has drawn anew, is put before the API server: nothing of it is stored."""

from __future__ import annotations

import json
import random
import subprocess
from concurrent.futures import ThreadPoolExecutor

import manifests
from acceptance import make
from report import Report

DRAWN = manifests.PROJECT / "target" / "judged" / "random-configurations.yaml"
NUMBER = 1500
AT_A_TIME = 50


def random_configurations(report: Report) -> None:
    if not DRAWN.exists():
        print("skipped: random configurations before the API server; .ci/lint draws them, and did not run here", flush=True)
        return
    drawn = DRAWN.read_text().split("---\n")[1:]
    some = random.sample(drawn, min(NUMBER, len(drawn)))
    with report.check(f"{len(some)} objects of random configurations: accepted in a restricted namespace, without a warning"):
        for namespace in {parsed(document)["metadata"].get("namespace") for document in some} - {None}:
            make(namespace, "restricted")
        batches = [some[start : start + AT_A_TIME] for start in range(0, len(some), AT_A_TIME)]
        with ThreadPoolExecutor(3) as pool:
            problems = [problem for found in pool.map(problems_of, batches) for problem in found]
        assert not problems, "\n".join(problems)


def parsed(document: str) -> dict[str, dict[str, str]]:
    """The line below the one that says which configuration it is made from."""
    return json.loads(document.splitlines()[1])


def problems_of(documents: list[str]) -> list[str]:
    said = dry_run("---\n".join(documents))
    if not said:
        return []
    return [f"{said}\n{document.splitlines()[0]}" for document in documents if (said := dry_run(document))]


def dry_run(text: str) -> str:
    """What the API server says against it; warnings, too."""
    command = ["kubectl", "apply", "--server-side", "--dry-run=server", "--force-conflicts", "--validate=strict", "--filename=-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    assert done.returncode == 0 or done.stderr, f"kubectl ended with {done.returncode}"
    return done.stderr

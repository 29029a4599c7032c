"""1. A real control plane accepts the manifests."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import manifests
from cluster.control_plane import kubectl
from cluster.programs import eventually
from report import Report

# Snapshots that give up the restricted level by a setting.
NOT_RESTRICTED = {
    "server-with-own-pod-settings": "the sidecar and the init container are the user's, as they are",
}

# Snapshots that need a client-side apply, with the warnings that the API server may give for them.
CLIENT_SIDE = {
    "postgres-that-the-server-is-not-told-of": (
        "a variable stands there twice, as Helm renders it; server-side apply knows each by its name",
        "hides previous definition of",
    ),
}

ALLOWED = {
    "prefect-worker": [
        "create jobs.batch", "delete jobs.batch", "list jobs.batch", "watch jobs.batch", "list pods", "watch pods",
        "get pods --subresource=log", "list events", "get namespaces/kube-system",
    ],
    "prefect-agent": [
        "create jobs.batch", "delete jobs.batch", "watch jobs.batch", "list pods", "get pods --subresource=log",
        "get namespaces/kube-system",
    ],
}  # fmt: skip
REFUSED = [
    "get secrets", "list secrets", "create secrets", "get configmaps", "create pods", "delete pods",
    "create pods --subresource=exec", "update jobs.batch", "create rolebindings.rbac.authorization.k8s.io", "get nodes",
    "list namespaces", "get namespaces/default", "create jobs.batch --namespace=default", "list pods --all-namespaces",
    "* *",
]  # fmt: skip


def run(report: Report, definitions: list[Path]) -> None:
    define(definitions)
    together(
        report,
        {
            f"{manifests.ask(path)}: accepted, without a warning, and applying it again changes nothing": partial(
                accepted, manifests.ask(path), manifests.objects(path)
            )
            for path in manifests.approved()
        }
        | {
            "2.13.6 becomes 2.20.25 in place": partial(becomes, "prefect-2.13.6", "default-installation"),
            "one worker becomes three, and agents are added": partial(becomes, "smallest-file", "several-workers-and-agents"),
        },
    )
    with report.check("the controllers make every pod of the default installation"):
        pods_are_made("default-installation")
    rights = {f"{who} may {action}": partial(may, who, action) for who, actions in ALLOWED.items() for action in actions}
    rights |= {
        f"{who} may not {action}": partial(may_not, who, action)
        for who in (*ALLOWED, "prefect-server", "prefect-postgres")
        for action in REFUSED
    }
    together(report, rights)


def together(report: Report, checks: dict[str, Callable[[], None]]) -> None:
    """Runs a few kubectl processes at a time; each mostly waits."""

    def check(what: str) -> None:
        with report.check(what):
            checks[what]()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(check, checks))


def clear() -> None:
    """Deletes the namespaces of this part, so that no node starts their pods."""
    names = [
        name
        for name in kubectl("get", "namespaces", "-o", "name").split()
        if not name.removeprefix("namespace/").startswith("kube-") and name != "namespace/default"
    ]
    kubectl("delete", "--wait=false", *names)
    eventually("no pods are left", lambda: not kubectl("get", "pods", "--all-namespaces", "-o", "name"), 120)


def prefix(ask: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in ask)[:40] + "-"


def define(definitions: list[Path]) -> None:
    """Installs the CustomResourceDefinitions of other projects, so that the API server validates their resources."""
    for file in definitions:
        kubectl("apply", "--server-side", f"--filename={file}")
    kubectl("wait", "--for=condition=Established", "--timeout=60s", "customresourcedefinitions", "--all")


def accepted(ask: str, objects: list[dict[str, Any]]) -> None:
    moved = manifests.moved(objects, prefix(ask))
    for namespace in manifests.namespaces(moved):
        make(namespace, "privileged" if ask in NOT_RESTRICTED else "restricted")
    _, warning = CLIENT_SIDE.get(ask, ("", ""))
    first = apply(moved, warning)
    silent_diff(moved, warning)
    again = apply(moved, warning)
    assert again == first, f"{first} became {again}"


def silent_diff(objects: list[dict[str, Any]], warning: str) -> None:
    """Retries once, because a controller may write its first status between the two reads that kubectl compares."""
    for _ in range(5):
        found = differences(objects, warning)
        if not found:
            return
        print(f"       kubectl diff found a difference and is run again: {found}", flush=True)
        time.sleep(1)
    raise AssertionError(found)


def version(there: dict[str, Any]) -> object:
    """The version of an object's spec and metadata, which a status update does not change."""
    metadata = there["metadata"]
    return metadata.get("generation") or ("status" in there or metadata["resourceVersion"])


def make(namespace: str, level: str) -> None:
    labels = {f"pod-security.kubernetes.io/{mode}": level for mode in ("enforce", "warn")}
    wanted = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": namespace, "labels": labels}}
    kubectl("create", "--filename=-", text=json.dumps(wanted))


def apply(objects: list[dict[str, Any]], warning: str = "") -> dict[str, object]:
    """The version of each object afterwards. A warning is a failure, unless it contains one of these texts."""
    done = said("apply", objects, [] if warning else ["--server-side"], "--validate=strict", "--output=json")
    warnings = [line for line in done.stderr.splitlines() if not warning or warning not in line]
    assert done.returncode == 0 and not warnings, done.stderr
    answer = json.loads(done.stdout)
    return {f"{each['kind']} {each['metadata']['name']}": version(each) for each in answer.get("items", [answer])}


def differences(objects: list[dict[str, Any]], warning: str = "") -> str:
    done = said("diff", objects, [] if warning else ["--server-side"])
    warnings = [line for line in done.stderr.splitlines() if not warning or warning not in line]
    return "\n".join([done.stdout, *warnings]).strip()


def said(verb: str, objects: list[dict[str, Any]], side: list[str], *options: str) -> subprocess.CompletedProcess[str]:
    command = ["kubectl", verb, *side, *options, "--filename=-"]
    return subprocess.run(command, input=manifests.text(objects), capture_output=True, text=True)


def becomes(before: str, after: str) -> None:
    """Applies one snapshot over another, in namespaces created for it."""
    snapshots = manifests.PROJECT / "snapshots"
    older, newer = (
        manifests.moved(manifests.objects(snapshots / f"{name}.approved.yaml"), f"{prefix(before)[:18]}to-")
        for name in (before, after)
    )
    for namespace in manifests.namespaces(older) | manifests.namespaces(newer):
        make(namespace, "restricted")
    apply(older)
    apply(newer)


def pods_are_made(ask: str) -> None:
    namespace = prefix(ask) + "prefect"
    eventually("four pods", lambda: len(kubectl("get", "pods", "-n", namespace, "-o", "name").split()) == 4, 60)
    failures = kubectl("get", "events", "-n", namespace, "--field-selector=reason=FailedCreate", "-o", "name")
    assert not failures, failures


def may(account: str, action: str) -> None:
    assert can_i(account, action) == "yes"


def may_not(account: str, action: str) -> None:
    assert can_i(account, action) == "no"


def can_i(account: str, action: str) -> str:
    """The first word that kubectl prints; reasons may follow."""
    namespace = prefix("default-installation") + "prefect"
    who = f"--as=system:serviceaccount:{namespace}:{account}"
    where = [] if "namespace" in action.partition("--")[2] else [f"--namespace={namespace}"]
    command = ["kubectl", "auth", "can-i", *action.split(), who, *where]
    return subprocess.run(command, capture_output=True, text=True).stdout.partition(" ")[0].strip()

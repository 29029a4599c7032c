"""The script of the Job of a workspace, run as its container runs it, against the real server behind its locks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from pools import SCRIPT
from server import Server
from templates import SNAPSHOTS


def check(version: str, server: Server) -> None:
    locked(version, server)
    wanted = requests(version)
    first = run(server, wanted)
    assert first == [f"created {each['name']}" for each in wanted], first
    for each in wanted:
        there = stored(server, each)
        assert all(there[field] == value for field, value in each["fields"].items()), f"{each['fields']} became {there}"
    before = [stored(server, each) for each in wanted]
    again = run(server, wanted)
    assert again == [f"{each['name']}: is as it should be" for each in wanted], again
    assert [stored(server, each) for each in wanted] == before, "what is as it should be is written again"
    changes(server, wanted)
    refused(version, server, wanted)


def locked(version: str, server: Server) -> None:
    """The server does have the locks, which the checks below go through."""
    without = server.send("POST", "/variables/", {"name": "a", "value": "b"})[0]
    assert without == (201 if version == "2.13.6" else 403), f"without a CSRF token: {without}"


def requests(version: str) -> list[dict[str, Any]]:
    """Those of the snapshot for the version, else those of the default version."""
    found = {}
    for file in sorted(SNAPSHOTS.glob("variables-and-*.approved.yaml")):
        for each in yaml.safe_load_all(file.read_text()):
            if "workspace.json" in (each.get("data") or {}):
                found[each["metadata"]["labels"]["app.kubernetes.io/version"]] = each["data"]["workspace.json"]
    return json.loads(found.get(version) or found["2.20.25"])


def changes(server: Server, wanted: list[dict[str, Any]]) -> None:
    """What a person set beside it stays, and what is written comes back."""
    slots = {"names": ["warehouse"], "slots": 3}
    assert server.call("POST", "/v2/concurrency_limits/increment", slots)[0] == 200
    for path, theirs in (
        ("/variables/name/region", {"value": "theirs", "tags": ["theirs"]}),
        ("/v2/concurrency_limits/warehouse", {"limit": 99}),
    ):
        assert server.call("PATCH", path, theirs)[0] == 204
    assert server.call("POST", "/concurrency_limits/", {"tag": "gpu", "concurrency_limit": 99})[0] in (200, 201)
    done = run(server, wanted)
    assert [line for line in done if "changed" in line] == [
        "variable region: changed value",
        "global concurrency limit warehouse: changed limit",
        "concurrency limit of tag gpu: changed concurrency_limit",
    ], done
    region = server.call("GET", "/variables/name/region")[1]
    assert (region["value"], region["tags"]) == ("eu-west-1", ["theirs"]), region
    warehouse = server.call("GET", "/v2/concurrency_limits/warehouse")[1]
    assert (warehouse["limit"], warehouse["active_slots"]) == (10, 3), f"slots that are taken are given away: {warehouse}"
    assert server.call("GET", "/concurrency_limits/tag/gpu")[1]["concurrency_limit"] == 4


def refused(version: str, server: Server, wanted: list[dict[str, Any]]) -> None:
    if version.startswith("3."):
        told = run(server, wanted, login="admin:wrong", expected=1)
        assert told[-1].endswith("401: the credentials are refused"), told
    bad = wanted[0] | {"path": "/variables/name/A", "identity": {"name": "A"}, "fields": {"name": "A", "value": "b"}}
    told = run(server, [bad], expected=1)
    assert "422" in "".join(told) and "lowercase" in "".join(told), told


def stored(server: Server, wanted: dict[str, Any]) -> dict[str, Any]:
    status, answer = server.call("GET", wanted["path"])
    assert status == 200, f"{wanted['path']}: {answer}"
    return answer


def run(server: Server, wanted: list[dict[str, Any]], expected: int = 0, **client: str) -> list[str]:
    """The lines that the script prints."""
    file = Path(server.folder, "workspace.json")
    file.write_text(json.dumps(wanted))
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_KEY"} | server.client(**client)
    command = [sys.executable, str(SCRIPT), str(file)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == expected, done.stdout + done.stderr
    return (done.stderr if expected else done.stdout).strip().splitlines()

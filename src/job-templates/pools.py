"""The real server takes the templates, and our script brings pools to them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from server import Server
from templates import Template

SCRIPT = next((Path(__file__).parents[1]).rglob("main/resources/**/apply.py"))


async def check(server: Server, templates: list[Template]) -> None:
    for number, template in enumerate(templates):
        takes(server, template, f"pool-{number}")
    typed = next(template for template in templates if template.typed)
    await script(server, typed)


def takes(server: Server, template: Template, pool: str) -> None:
    wanted = {"name": pool, "type": "kubernetes", "base_job_template": template.body}
    status, answer = server.call("POST", "/work_pools/", wanted)
    assert status == 201, answer
    status, answer = server.call("PATCH", f"/work_pools/{pool}", {"base_job_template": template.body})
    assert status == 204, answer


async def script(server: Server, template: Template) -> None:
    """From nothing to everything, beside what a person did in the UI."""
    apply = module()
    folder = server.folder
    (folder / "template.json").write_text(json.dumps(template.body))

    async def bring(*requests: dict[str, Any]) -> None:
        (folder / "requests.json").write_text(json.dumps(requests))
        await apply.main(folder / "requests.json")

    pool = {
        "name": "work pool some pool",
        "path": "/work_pools/some%20pool",
        "collection": "/work_pools/",
        "identity": {"name": "some pool", "type": "kubernetes"},
        "fields": {"concurrency_limit": 3, "description": "ours"},
        "files": {"base_job_template": str(folder / "template.json")},
    }
    queues = [queue("high", priority=1, concurrency_limit=2), queue("low", priority=3)]
    await bring(pool, *queues)
    there = stored(server)
    assert (there["concurrency_limit"], there["description"], there["type"]) == (3, "ours", "kubernetes"), there
    assert there["base_job_template"] == template.body, "the server changes the template"
    assert priorities(server) == {"high": 1, "default": 2, "low": 3}, priorities(server)
    await bring(pool, *queues)
    assert stored(server)["updated"] == there["updated"], "what is as it should be is written again"

    # A person pauses the pool and a queue, and sets what nothing is said of.
    server.call("PATCH", "/work_pools/some%20pool", {"is_paused": True, "concurrency_limit": 7, "description": "theirs"})
    server.call("PATCH", "/work_pools/some%20pool/queues/high", {"name": "high", "is_paused": True})
    await bring(pool | {"fields": {"description": "ours"}}, queue("high", priority=1, concurrency_limit=4))
    there = stored(server)
    assert (there["is_paused"], there["concurrency_limit"], there["description"]) == (True, 7, "ours"), there
    high = server.call("GET", "/work_pools/some%20pool/queues/high")[1]
    assert (high["is_paused"], high["concurrency_limit"]) == (True, 4), high

    await refuses(bring(pool | {"identity": {"name": "some pool", "type": "process"}}), "has the type kubernetes")
    server.process.kill()
    server.process.wait(30)
    apply.WAIT_SECONDS = 1
    await refuses(bring(pool), "does not answer")


def queue(name: str, **fields: int) -> dict[str, Any]:
    path = "/work_pools/some%20pool/queues"
    identity = {"name": name}
    return {"name": f"queue {name}", "path": f"{path}/{name}", "collection": path, "identity": identity, "fields": fields}


def stored(server: Server) -> dict[str, Any]:
    return server.call("GET", "/work_pools/some%20pool")[1]


def priorities(server: Server) -> dict[str, int]:
    found = server.call("POST", "/work_pools/some%20pool/queues/filter", {})[1]
    return {each["name"]: each["priority"] for each in found}


async def refuses(attempt: Any, reason: str) -> None:
    try:
        await attempt
    except SystemExit as problem:
        assert reason in str(problem), problem
    else:
        raise AssertionError(f"is not refused: {reason}")


def module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("apply", SCRIPT)
    assert spec and spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found

"""Brings what Prefect's API holds to what a file asks for, and creates what is missing. What the file does not name stays."""

import asyncio
import json
import sys
import time
from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.exceptions import PrefectHTTPStatusError

WAIT_SECONDS = 120


async def main(file):
    async with get_client() as client:
        await available(client)
        # The client's own HTTP client knows the credentials, the CSRF token and when to try again.
        for wanted in json.loads(Path(file).read_text()):
            await bring(client._client, wanted)


async def available(client):
    """A server that starts beside this gets two minutes; after that the failure is for people to see."""
    end = time.monotonic() + WAIT_SECONDS
    while problem := await client.api_healthcheck():
        if time.monotonic() > end:
            raise SystemExit(f"{client.api_url} does not answer: {problem!r}")
        print(f"waiting for {client.api_url}: {problem!r}", flush=True)
        await asyncio.sleep(2)


async def bring(http, wanted):
    name, fields = wanted["name"], with_files(wanted)
    found = await there(http, wanted["path"])
    if found is None:
        try:
            await http.post(wanted["collection"], json=wanted["identity"] | fields)
            print(f"created {name}")
            return
        except PrefectHTTPStatusError as problem:
            # Another pod was faster.
            if problem.response.status_code != 409:
                raise
            found = await there(http, wanted["path"]) or {}
    for key, value in wanted["identity"].items():
        if key in found and found[key] != value:
            raise SystemExit(f"{name} has the {key} {found[key]}, which cannot become {value}; delete it, or take another name")
    changed = [key for key, value in fields.items() if found.get(key) != value]
    if changed and wanted.get("upsert"):
        await http.post(wanted["collection"], json=wanted["identity"] | fields)
    elif changed:
        await http.patch(wanted["path"], json={key: fields[key] for key in changed})
    print(f"{name}: " + (f"changed {', '.join(changed)}" if changed else "is as it should be"))


async def there(http, path):
    try:
        return (await http.get(path)).json()
    except PrefectHTTPStatusError as problem:
        if problem.response.status_code == 404:
            return None
        raise


def with_files(wanted):
    files = wanted.get("files", {})
    return wanted["fields"] | {key: json.loads(Path(path).read_text()) for key, path in files.items()}


if __name__ == "__main__":
    try:
        asyncio.run(main(sys.argv[1]))
    except PrefectHTTPStatusError as problem:
        response = problem.response
        hints = {401: "the credentials are refused", 403: "the credentials lack the right to edit this"}
        hint = hints.get(response.status_code, response.text[:500])
        raise SystemExit(f"{response.request.method} {response.request.url}: {response.status_code}: {hint}")

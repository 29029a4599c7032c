"""A real Prefect server on this machine, with the locks that its version has: CSRF tokens and a login."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any


LOGIN = 'admin:p@ss:w/o%rd "x"'
LOCKS = {
    # Both names of the one setting; each version reads its own, and 2.13.6 has neither.
    "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
    "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
    # Since Prefect 3.
    "PREFECT_SERVER_API_AUTH_STRING": LOGIN,
}


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/api"

    def __enter__(self) -> "Server":
        database = f"sqlite+aiosqlite:///{self.folder}/server.db"
        command = [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"]
        self.log = (self.folder / "server.log").open("w")
        self.process = subprocess.Popen(
            [*command, "--host=127.0.0.1", f"--port={self.port}", "--log-level=warning"],
            env=os.environ | LOCKS | {"PREFECT_API_DATABASE_CONNECTION_URL": database, "PREFECT_API_URL": ""},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + 240
        while self.call("GET", "/health") != (200, True):
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"the server does not start: {(self.folder / 'server.log').read_text()[-2000:]}")
            time.sleep(0.5)
        return self

    def __exit__(self, *problem: object) -> None:
        self.process.kill()
        self.process.wait(30)

    def client(self, login: str = LOGIN) -> dict[str, str]:
        """What the environment of a client says."""
        return {"PREFECT_API_URL": self.url, "PREFECT_API_AUTH_STRING": login}

    def settings(self) -> AbstractContextManager[object]:
        """The same for this process, because Prefect has read the environment already."""
        from prefect import settings

        wanted = {getattr(settings, name): value for name, value in self.client().items() if hasattr(settings, name)}
        return settings.temporary_settings(wanted)

    def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and answer; 0 where nobody listens. SQLite has one writer: where another one writes, Prefect says 503, try again."""
        end = time.monotonic() + 60
        while True:
            status, answer = self.send(method, path, body, {} if method == "GET" else self.token())
            if status != 503 or time.monotonic() > end:
                return status, answer
            time.sleep(0.5)

    def token(self) -> dict[str, str]:
        """The headers of CSRF; none where the server asks for none."""
        status, answer = self.send("GET", "/csrf-token?client=check")
        return {"Prefect-Csrf-Token": answer["token"], "Prefect-Csrf-Client": "check"} if status == 200 else {}

    def send(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> tuple[int, Any]:
        content = None if body is None else json.dumps(body).encode()
        login = {"Authorization": "Basic " + base64.b64encode(LOGIN.encode()).decode()}
        every = {"Content-Type": "application/json", **login, **(headers or {})}
        request = urllib.request.Request(self.url + path, content, every, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as problem:
            return problem.code, problem.read().decode()[:1000]
        except OSError:
            return 0, None

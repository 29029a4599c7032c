"""A real Prefect server on this machine."""

from __future__ import annotations

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
            env=os.environ | {"PREFECT_API_DATABASE_CONNECTION_URL": database, "PREFECT_API_URL": ""},
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

    def settings(self) -> AbstractContextManager[object]:
        """Those of a client; Prefect has read the environment already."""
        from prefect.settings import PREFECT_API_URL, temporary_settings

        return temporary_settings({PREFECT_API_URL: self.url})

    def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and answer; 0 where nobody listens."""
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, content, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as problem:
            return problem.code, problem.read().decode()[:1000]
        except OSError:
            return 0, None

"""Opens the UI of the server behind the README's port forward in a headless Chromium."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from threading import Lock

from cluster.programs import eventually
from prefect_api import get, port_forward

# Only one process at a time can listen on the port where the UI expects the API.
BROWSER = Lock()


def in_the_browser(namespace: str, screenshot: Path) -> None:
    with BROWSER, port_forward(namespace):
        told = get("http://127.0.0.1:4200/ui-settings")
        assert json.loads(told)["api_url"] == "http://localhost:4200/api", told
        # On a busy machine the page may time out: reload it, as a person would.
        eventually("the flow run is shown", lambda: "hello" in browse("http://localhost:4200/flow-runs", screenshot), 120)


def asks_for_the_login(namespace: str, screenshot: Path) -> None:
    """With basic auth, a browser gets a login form first."""
    with BROWSER, port_forward(namespace):
        eventually("a login is asked for", lambda: 'type="password"' in browse("http://localhost:4200/", screenshot), 120)


def browse(url: str, screenshot: Path) -> str:
    """The rendered page; a screenshot of it is saved."""
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--window-size=1400,1000",
        "--virtual-time-budget=15000", f"--user-data-dir={tempfile.mkdtemp()}", f"--screenshot={screenshot}",
        "--dump-dom", url,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout

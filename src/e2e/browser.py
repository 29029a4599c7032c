"""A headless Chromium at the server that the README's port forward leads to."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from threading import Lock

from cluster.programs import eventually
from prefect_api import get, port_forward

# Only one at a time can listen where the UI is told that the API is.
BROWSER = Lock()


def in_the_browser(namespace: str, screenshot: Path) -> None:
    with BROWSER, port_forward(namespace):
        told = get("http://127.0.0.1:4200/ui-settings")
        assert json.loads(told)["api_url"] == "http://localhost:4200/api", told
        # A busy machine may not have its answers within the browser's patience: a person would load the page again.
        eventually("the flow run is shown", lambda: "hello" in browse("http://localhost:4200/flow-runs", screenshot), 120)


def asks_for_the_login(namespace: str, screenshot: Path) -> None:
    """Behind basic auth a browser gets a form before it gets anything else."""
    with BROWSER, port_forward(namespace):
        eventually("a login is asked for", lambda: 'type="password"' in browse("http://localhost:4200/", screenshot), 120)


def browse(url: str, screenshot: Path) -> str:
    """What a browser makes of a page, which it leaves a picture of."""
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--window-size=1400,1000",
        "--virtual-time-budget=15000", f"--user-data-dir={tempfile.mkdtemp()}", f"--screenshot={screenshot}",
        "--dump-dom", url,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=240).stdout

"""Prefect's API, as far as the test needs it, at the address of the server's Service."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cluster.control_plane import kubectl
from cluster.programs import eventually
from pages import Shell, blocks

DONE = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


@dataclass(frozen=True)
class PrefectApi:
    namespace: str
    login: str = ""
    host: str = ""

    def address(self) -> str:
        return self.host or service_address(self.namespace)

    def call(self, method: str, path: str, body: object = None) -> Any:
        request = urllib.request.Request(
            f"http://{self.address()}:4200/api{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        if self.login:
            request.add_header("Authorization", "Basic " + base64.b64encode(self.login.encode()).decode())
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                content = answer.read()
        except urllib.error.HTTPError as problem:
            raise AssertionError(f"{method} {path}: {problem.code} {problem.read().decode()[:500]}") from problem
        return json.loads(content) if content else None

    def deploy(self, flow: str, **where: object) -> str:
        """A deployment of a flow, in /opt/flows of the image unless told: to a work pool, or to an agent's queue."""
        flow_id = self.call("POST", "/flows/", {"name": flow})["id"]
        deployment = {
            "name": f"{flow} {hashlib.sha256(json.dumps(where).encode()).hexdigest()[:8]}",
            "flow_id": flow_id,
            "pull_steps": [{"prefect.deployments.steps.set_working_directory": {"directory": "/opt/flows"}}],
            "entrypoint": f"flows.py:{flow}",
            "enforce_parameter_schema": False,
            **where,
        }
        return self.call("POST", "/deployments/", deployment)["id"]

    def start(self, deployment: str, **parameters: object) -> str:
        run = self.call("POST", f"/deployments/{deployment}/create_flow_run", {"parameters": parameters})
        return run["id"]

    def state(self, run: str) -> str:
        return self.call("GET", f"/flow_runs/{run}")["state_type"]

    def message(self, run: str) -> str:
        state = self.call("GET", f"/flow_runs/{run}")["state"]
        return f"{state['name']}: {state.get('message')}"

    def wait(self, run: str, seconds: float) -> str:
        """The state in which a flow run ends; an answer that fails is asked for again."""
        return eventually(f"flow run {run} ends", lambda: (state := self.state(run)) in DONE and state, seconds, 2)

    def logs(self, run: str) -> list[str]:
        found = self.call("POST", "/logs/filter", {"logs": {"flow_run_id": {"any_": [run]}}})
        return [each["message"] for each in found]


@cache
def service_address(namespace: str) -> str:
    return kubectl("get", "service", "prefect-server", "-n", namespace, "-o", "jsonpath={.spec.clusterIP}")


@contextmanager
def port_forward(namespace: str) -> Iterator[None]:
    """The README's line."""
    shell = Shell(Path(tempfile.mkdtemp()), namespace)
    command = ["bash", "-c", "exec " + blocks("README.md", "sh")[1].splitlines()[-1]]
    process = subprocess.Popen(command, env=shell.env(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        eventually("the port forward answers", lambda: get("http://127.0.0.1:4200/api/health") == "true", 60)
        yield
    finally:
        process.terminate()
        process.wait()


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read().decode()

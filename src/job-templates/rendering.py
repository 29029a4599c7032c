"""The real worker renders a template, as it does for a flow run."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

from prefect_kubernetes.worker import KubernetesWorker, KubernetesWorkerJobConfiguration

from templates import Template

# What words are of a variable, and what it is without any.
WORDS = {"title", "description", "default", "example", "examples"}
ASKED = {
    "name": "mine",
    "command": "echo hello",
    "image": "registry.example.com/flows:1",
    "image_pull_policy": "Always",
    "namespace": "elsewhere",
    "service_account_name": "mine",
    "env": {"MINE": "1"},
    "labels": {"mine": "1"},
    "annotations": {"mine": "1"},
    "cpu_request": "2",
    "cpu_limit": "3",
    "memory_request": "2Gi",
    "memory_limit": "3Gi",
    "backoff_limit": 1,
    "finished_job_ttl": 60,
    "job_watch_timeout_seconds": 60,
    "pod_watch_timeout_seconds": 60,
    "stream_output": False,
}


async def check(template: Template, output: Path) -> None:
    if template.typed:
        same_variables(template)
    plain = await rendered(template, {})
    asked = {name: value for name, value in ASKED.items() if name in template.body["variables"]["properties"]}
    changed = await rendered(template, asked)
    output.mkdir(parents=True, exist_ok=True)
    for name, job in ((template.name, plain), (f"{template.name}-asked", changed)):
        assert not nulls(job), f"{name} has nulls: {nulls(job)}"
        if template.restricted:
            (output / f"{name}.yaml").write_text(json.dumps(as_stored(job), indent=2))
    if template.typed:
        as_written(template, plain)
        as_asked(template, changed)


def same_variables(template: Template) -> None:
    """Every variable of Prefect's own template is there, of the same type."""
    ours = template.body["variables"]["properties"]
    for name, theirs in KubernetesWorker.get_default_base_job_template()["variables"]["properties"].items():
        assert name in ours, f"{template.name} lacks the variable {name}"
        assert ours[name]["title"] and ours[name]["description"], f"{template.name} says nothing of {name}"
        mine = type_of(ours[name])
        if name == "env" and None in (ours[name].get("default") or {}).values():
            # A variable that is null takes the worker's away.
            mine["additionalProperties"] = type_of(theirs)["additionalProperties"]
        assert mine == type_of(theirs), f"{template.name}: {name} is {mine}, in Prefect {type_of(theirs)}"


def type_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in WORDS}


async def rendered(template: Template, variables: dict[str, Any]) -> dict[str, Any]:
    """The Job that the worker would send, by its own code."""
    body = json.loads(json.dumps(template.body))
    configuration = await KubernetesWorkerJobConfiguration.from_template_and_values(body, variables)
    configuration.prepare_for_flow_run(flow_run())
    assert configuration.namespace == variables.get("namespace", configuration.job_manifest["metadata"]["namespace"])
    return configuration.job_manifest


def flow_run() -> Any:
    from prefect.client.schemas import FlowRun

    return FlowRun(id=uuid.uuid4(), flow_id=uuid.uuid4(), name="happy-otter")


def as_stored(job: dict[str, Any]) -> dict[str, Any]:
    """With a name, and without the two fields that Prefect asks for and Kubernetes does not know in a pod."""
    stored = json.loads(json.dumps(job))
    stored["metadata"]["name"] = stored["metadata"].pop("generateName") + "abcde"
    for field in ("parallelism", "completions"):
        del stored["spec"]["template"]["spec"][field]
    return stored


def nulls(node: Any, path: str = "") -> list[str]:
    if isinstance(node, dict):
        return [found for key, value in node.items() for found in nulls(value, f"{path}.{key}")]
    if isinstance(node, list):
        return [found for index, value in enumerate(node) for found in nulls(value, f"{path}[{index}]")]
    return [path] if node is None else []


def as_written(template: Template, job: dict[str, Any]) -> None:
    assert job["metadata"]["generateName"] == "happy-otter-", job["metadata"]
    assert job["spec"]["ttlSecondsAfterFinished"] >= 0
    container = main(job)
    assert "flow-run" in str(container["args"]) or "prefect.engine" in str(container["args"]), container["args"]
    variables = {each["name"]: each for each in container["env"]}
    if template.restricted:
        assert variables["HOME"]["value"] == "/home/prefect", variables["HOME"]
        assert container["securityContext"]["readOnlyRootFilesystem"]
    if "PREFECT_API_KEY" in (template.body["variables"]["properties"]["env"].get("default") or {}):
        assert "value" not in variables["PREFECT_API_KEY"], "the credential stands in the Job"
    labels = job["spec"]["template"]["metadata"]["labels"]
    assert labels["app.kubernetes.io/component"] == "flow-run", labels


def as_asked(template: Template, job: dict[str, Any]) -> None:
    container, properties = main(job), template.body["variables"]["properties"]
    assert job["metadata"]["generateName"] == "mine-" and job["metadata"]["namespace"] == "elsewhere", job["metadata"]
    assert job["metadata"]["labels"]["mine"] == "1" and job["spec"]["ttlSecondsAfterFinished"] == 60
    assert "app.kubernetes.io/component" in job["metadata"]["labels"], "a deployment's labels take ours away"
    assert container["image"] == ASKED["image"] and container["imagePullPolicy"] == "Always"
    assert "echo" in str(container["args"]) and "MINE" in [each["name"] for each in container["env"]]
    assert container["resources"]["requests"]["cpu"] == "2" and container["resources"]["limits"]["memory"] == "3Gi"
    assert job["spec"]["template"]["spec"]["serviceAccountName"] == "mine"
    if "annotations" in properties:
        assert job["metadata"]["annotations"]["mine"] == "1" and job["spec"]["backoffLimit"] == 1


def main(job: dict[str, Any]) -> dict[str, Any]:
    return job["spec"]["template"]["spec"]["containers"][0]

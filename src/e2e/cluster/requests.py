"""Takes the CPU requests of pods back, so that installations of several parts fit on the processors of one machine.

Without it, the flow runs of one part may leave no room for the PostgreSQL that another part has killed, and wait for it themselves.
"""

from __future__ import annotations

import json

from .control_plane import kubectl
from .programs import eventually

NAME = "no-cpu-requests"
GROUP = "admissionregistration.k8s.io/v1beta1"


def forget_cpu() -> None:
    policy = {
        "apiVersion": GROUP,
        "kind": "MutatingAdmissionPolicy",
        "metadata": {"name": NAME},
        "spec": {
            "matchConstraints": {
                "resourceRules": [{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]}]
            },
            "reinvocationPolicy": "Never",
            "failurePolicy": "Fail",
            "mutations": [
                {"patchType": "ApplyConfiguration", "applyConfiguration": {"expression": of("containers")}},
                {
                    "patchType": "ApplyConfiguration",
                    "applyConfiguration": {
                        "expression": f"has(object.spec.initContainers) ? {of('initContainers')} : Object{{}}"
                    },
                },
            ],
        },
    }
    binding = {
        "apiVersion": GROUP,
        "kind": "MutatingAdmissionPolicyBinding",
        "metadata": {"name": NAME},
        "spec": {"policyName": NAME},
    }
    kubectl("create", "--filename=-", text=json.dumps({"apiVersion": "v1", "kind": "List", "items": [policy, binding]}))
    eventually("pods lose their CPU requests", lambda: requested() == "1m", 60)


def of(containers: str) -> str:
    each = f"Object.spec.{containers}"
    requests = f'{each}.resources{{requests: {{"cpu": "1m"}}}}'
    return (
        f"Object{{spec: Object.spec{{{containers}: object.spec.{containers}.map(each, "
        f"{each}{{name: each.name, resources: {requests}}})}}}}"
    )


def requested() -> str:
    """What the API server would make of a pod that asks for more."""
    container = {"name": "a", "image": "a:1", "resources": {"requests": {"cpu": "1"}}}
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [container]}}
    path = "jsonpath={.spec.containers[0].resources.requests.cpu}"
    return kubectl("create", "--dry-run=server", "--filename=-", "-o", path, text=json.dumps(pod))

"""kube-router's controller, which enforces NetworkPolicies by iptables and ipset on the node."""

from __future__ import annotations

from .control_plane import SERVICES, ControlPlane
from .node import NODE
from .programs import Programs


def enforce(programs: Programs, plane: ControlPlane) -> None:
    programs.start(
        "kube-router",
        plane.binaries / "kube-router",
        f"--kubeconfig={plane.kubeconfig('kube-router', 'kube-router', 'system:masters')}",
        f"--hostname-override={NODE}",
        f"--service-cluster-ip-range={SERVICES}",
        "--run-firewall=true",
        "--run-router=false",
        "--run-service-proxy=false",
        "--run-loadbalancer=false",
        "--health-port=0",
    )

"""etcd, kube-apiserver, kube-controller-manager and kube-scheduler."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .certificates import Authority
from .programs import Programs, eventually

NODE_ADDRESS = "192.168.77.1"
SERVICES = "10.96.0.0/16"
API_SERVICE = "10.96.0.1"


@dataclass
class ControlPlane:
    """The clients' access to the API server."""

    binaries: Path
    folder: Path
    authority: Authority
    url: str

    def kubeconfig(self, name: str, user: str, group: str = "") -> Path:
        """A kubeconfig for a user with a client certificate."""
        certificate, key = self.authority.issue(name, user, group)
        config = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "e2e",
            "contexts": [{"name": "e2e", "context": {"cluster": "e2e", "user": "e2e"}}],
            "clusters": [
                {
                    "name": "e2e",
                    "cluster": {"server": self.url, "certificate-authority": str(self.authority.certificate)},
                }
            ],
            "users": [{"name": "e2e", "user": {"client-certificate": str(certificate), "client-key": str(key)}}],
        }
        path = self.folder / f"{name}.kubeconfig"
        path.write_text(json.dumps(config))
        return path


def start(programs: Programs, binaries: Path, folder: Path) -> ControlPlane:
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    subprocess.run(["ip", "address", "add", f"{NODE_ADDRESS}/32", "dev", "lo"], check=True)
    authority = Authority(folder)
    serving_certificate, serving_key = authority.issue(
        "apiserver",
        "kube-apiserver",
        addresses=f"IP:127.0.0.1,IP:{NODE_ADDRESS},IP:{API_SERVICE},DNS:kubernetes.default.svc",
    )
    kubelet_certificate, kubelet_key = authority.issue("apiserver-to-kubelet", "apiserver", "system:masters")
    tokens_private, tokens_public = authority.signing_key()

    programs.start(
        "etcd",
        "etcd",
        f"--data-dir={folder / 'etcd'}",
        "--listen-client-urls=http://127.0.0.1:2379",
        "--advertise-client-urls=http://127.0.0.1:2379",
        "--listen-peer-urls=http://127.0.0.1:2380",
        env={"ETCD_UNSUPPORTED_ARCH": ""},
    )
    programs.start(
        "kube-apiserver",
        binaries / "kube-apiserver",
        "--etcd-servers=http://127.0.0.1:2379",
        f"--advertise-address={NODE_ADDRESS}",
        "--secure-port=6443",
        f"--tls-cert-file={serving_certificate}",
        f"--tls-private-key-file={serving_key}",
        f"--client-ca-file={authority.certificate}",
        f"--kubelet-client-certificate={kubelet_certificate}",
        f"--kubelet-client-key={kubelet_key}",
        f"--service-cluster-ip-range={SERVICES}",
        "--service-account-issuer=https://kubernetes.default.svc",
        f"--service-account-signing-key-file={tokens_private}",
        f"--service-account-key-file={tokens_public}",
        "--authorization-mode=Node,RBAC",
        "--enable-admission-plugins=NodeRestriction",
        "--kubelet-preferred-address-types=InternalIP",
        "--feature-gates=MutatingAdmissionPolicy=true",
        "--runtime-config=admissionregistration.k8s.io/v1beta1=true",
    )
    plane = ControlPlane(binaries, folder, authority, "https://127.0.0.1:6443")
    admin = plane.kubeconfig("admin", "admin", "system:masters")
    os.environ["KUBECONFIG"] = str(admin)
    os.environ["PATH"] = f"{binaries}:{os.environ['PATH']}"
    eventually("the API server is ready", lambda: kubectl("get", "--raw", "/readyz") == "ok", 60)

    programs.start(
        "kube-controller-manager",
        binaries / "kube-controller-manager",
        f"--kubeconfig={plane.kubeconfig('controller-manager', 'system:kube-controller-manager')}",
        f"--root-ca-file={authority.certificate}",
        f"--service-account-private-key-file={tokens_private}",
        "--use-service-account-credentials",
        "--leader-elect=false",
    )
    programs.start(
        "kube-scheduler",
        binaries / "kube-scheduler",
        f"--kubeconfig={plane.kubeconfig('scheduler', 'system:kube-scheduler')}",
        "--leader-elect=false",
    )
    return plane


def kubectl(*arguments: str, text: str | None = None) -> str:
    """The output of kubectl; an exception with its error output if it fails."""
    done = subprocess.run(["kubectl", *arguments], input=text, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"kubectl {' '.join(arguments)}: {done.stderr.strip()} {done.stdout.strip()}")
    return done.stdout

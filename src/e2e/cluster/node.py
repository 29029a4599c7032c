"""The node: containerd and runc, kubelet, kube-proxy, and CoreDNS."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from .control_plane import NODE_ADDRESS, SERVICES, ControlPlane, kubectl
from .programs import Programs, eventually

DNS_ADDRESS = "169.254.20.10"
PODS = "10.244.0.0/24"
NODE = "node"
# Debian's PostgreSQL and Redis stand in for the versions that the manifests name. Helm's manifests name the newest image of
# their day: Prefect 2.20 does not start on their read-only root.
NAMES = {
    "postgres": ("docker.io/library/postgres:16.10", "docker.io/library/postgres:17.12"),
    "redis": ("docker.io/library/redis:8.2.9",),
    "bitnami-postgresql": ("docker.io/bitnami/postgresql:14.3.0",),
    "prefect-2.13.6": ("docker.io/prefecthq/prefect:2-latest",),
    "prefect-2.13.6-kubernetes": ("docker.io/prefecthq/prefect:2-python3.11-kubernetes",),
}


def start(programs: Programs, plane: ControlPlane, archives: list[Path], store: Path) -> None:
    """`store` is where containerd keeps its images: unpacked once and kept between runs."""
    folder = plane.folder
    network()
    weigh_containers()
    socket = containerd(programs, folder, store)
    load(socket, archives)
    kubelet(programs, plane, socket)
    proxy(programs, plane)
    dns(programs, plane)
    volumes(folder)
    eventually("the node is ready", lambda: condition("node", NODE, "Ready"), 60)


def condition(kind: str, name: str, which: str, *options: str) -> bool:
    path = f"jsonpath={{.status.conditions[?(@.type=='{which}')].status}}"
    return kubectl("get", kind, name, "-o", path, *options) == "True"


def network() -> None:
    subprocess.run(["ip", "address", "add", f"{DNS_ADDRESS}/32", "dev", "lo"], check=True)
    # The node itself reaches Services, once kube-proxy translates their addresses.
    subprocess.run(["ip", "route", "add", SERVICES, "dev", "lo", "src", NODE_ADDRESS], check=True)
    Path("/proc/sys/net/ipv4/ip_forward").write_text("1")
    Path("/proc/sys/net/bridge/bridge-nf-call-iptables").write_text("1")


def weigh_containers(processes: int = 16) -> None:
    """All containers together would get the CPU share of a single process; this raises it to that of this many."""
    for group, file, one in (("cpu/k8s.io", "cpu.shares", 1024), ("k8s.io", "cpu.weight", 100)):
        folder = Path("/sys/fs/cgroup") / group
        if (folder.parent / "cgroup.procs").exists():
            folder.mkdir(exist_ok=True)
            if (folder / file).exists():
                (folder / file).write_text(str(one * processes))


def containerd(programs: Programs, folder: Path, store: Path) -> Path:
    socket = folder / "containerd.sock"
    networks = folder / "net.d"
    networks.mkdir()
    (networks / "pods.conflist").write_text(
        json.dumps(
            {
                "cniVersion": "1.0.0",
                "name": "pods",
                "plugins": [
                    {
                        "type": "bridge",
                        "bridge": "pods",
                        "isGateway": True,
                        "hairpinMode": True,
                        "ipam": {
                            "type": "host-local",
                            "ranges": [[{"subnet": PODS}]],
                            "routes": [{"dst": "0.0.0.0/0"}],
                            "dataDir": str(folder / "ipam"),
                        },
                    }
                ],
            }
        )
    )
    config = folder / "containerd.toml"
    config.write_text(f"""
        version = 2
        root = "{store}"
        state = "{folder / "containerd"}"
        disabled_plugins = ["io.containerd.internal.v1.opt"]
        [grpc]
        address = "{socket}"
        [plugins."io.containerd.grpc.v1.cri"]
        sandbox_image = "e2e.local/pause:1"
        disable_apparmor = true
        restrict_oom_score_adj = true
        [plugins."io.containerd.grpc.v1.cri".cni]
        bin_dir = "/usr/lib/cni"
        conf_dir = "{networks}"
        """)
    programs.start("containerd", "containerd", "--config", config)
    eventually("containerd answers", lambda: ctr(socket, "version"), 30)
    return socket


def ctr(socket: Path, *arguments: str) -> str:
    command = ["ctr", "--address", str(socket), "--namespace", "k8s.io", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


def load(socket: Path, archives: list[Path]) -> None:
    """Imports the images that containerd lacks, and removes the records of containers of an earlier run."""
    for container in ctr(socket, "containers", "list", "--quiet").split():
        ctr(socket, "containers", "delete", container)
    there = ctr(socket, "images", "list", "--quiet").split()
    for archive in archives:
        image = archive.stem.rsplit("-", 1)[0]
        mark = f"e2e.local/imported:{archive.stem}"
        if mark not in there:
            ctr(socket, "images", "import", "--snapshotter", "overlayfs", str(archive))
        for alias in (mark, *aliases(image)):
            ctr(socket, "images", "tag", "--force", f"e2e.local/{image}:1", alias)


def aliases(image: str) -> list[str]:
    """The names that the manifests use for an image."""
    names = list(NAMES.get(image, ()))
    if image.startswith("prefect-"):
        version, _, flavour = image.removeprefix("prefect-").partition("-")
        names.append(f"docker.io/prefecthq/prefect:{version}-python3.11" + (f"-{flavour}" if flavour else ""))
    return names


def kubelet(programs: Programs, plane: ControlPlane, socket: Path) -> None:
    folder = plane.folder
    certificate, key = plane.authority.issue("kubelet", f"system:node:{NODE}", addresses=f"IP:{NODE_ADDRESS}")
    (folder / "resolv.conf").write_text("")
    config = folder / "kubelet.json"
    config.write_text(
        json.dumps(
            {
                "apiVersion": "kubelet.config.k8s.io/v1beta1",
                "kind": "KubeletConfiguration",
                "address": NODE_ADDRESS,
                "healthzPort": 0,
                "tlsCertFile": str(certificate),
                "tlsPrivateKeyFile": str(key),
                "authentication": {
                    "anonymous": {"enabled": False},
                    "x509": {"clientCAFile": str(plane.authority.certificate)},
                },
                "clusterDNS": [DNS_ADDRESS],
                "clusterDomain": "cluster.local",
                "resolvConf": str(folder / "resolv.conf"),
                "containerRuntimeEndpoint": f"unix://{socket}",
                "cgroupDriver": "cgroupfs",
                "cgroupsPerQOS": False,
                "enforceNodeAllocatable": [],
                "failSwapOn": False,
                "evictionHard": {"memory.available": "100Mi"},
                "imageGCHighThresholdPercent": 100,
                "imageMinimumGCAge": "24h",
                "podLogsDir": str(folder / "pod-logs"),
                "volumePluginDir": str(folder / "volume-plugins"),
                "syncFrequency": "5s",
                # Nothing here resizes pods, and the kubelet (1.34.4) panics in doPodResizeAction when a pod ends at the wrong moment.
                "featureGates": {"InPlacePodVerticalScaling": False},
            }
        )
    )
    programs.start(
        "kubelet",
        plane.binaries / "kubelet",
        f"--config={config}",
        f"--kubeconfig={plane.kubeconfig('node', f'system:node:{NODE}', 'system:nodes')}",
        f"--hostname-override={NODE}",
        f"--node-ip={NODE_ADDRESS}",
        f"--root-dir={folder / 'kubelet'}",
        f"--cert-dir={folder}",
    )


def proxy(programs: Programs, plane: ControlPlane) -> None:
    config = plane.folder / "proxy.json"
    config.write_text(
        json.dumps(
            {
                "apiVersion": "kubeproxy.config.k8s.io/v1alpha1",
                "kind": "KubeProxyConfiguration",
                "mode": "nftables",
                "clusterCIDR": PODS,
                "clientConnection": {"kubeconfig": str(plane.kubeconfig("proxy", "system:kube-proxy"))},
                "conntrack": {"maxPerCore": 0, "tcpEstablishedTimeout": "0s", "tcpCloseWaitTimeout": "0s"},
            }
        )
    )
    programs.start("kube-proxy", plane.binaries / "kube-proxy", f"--config={config}", f"--hostname-override={NODE}")


def dns(programs: Programs, plane: ControlPlane) -> None:
    config = plane.folder / "Corefile"
    config.write_text(f"""
        . {{
            bind {DNS_ADDRESS}
            errors
            ready 127.0.0.1:8181
            kubernetes cluster.local {{
                kubeconfig {plane.kubeconfig("dns", "dns", "system:masters")}
                ttl 1
            }}
        }}
        """)
    programs.start("coredns", plane.binaries / "coredns", "-conf", config)


def volumes(folder: Path, number: int = 24) -> None:
    """A default StorageClass with local volumes, which the kubelet makes writable for the pod's group."""
    storage_class = {
        "apiVersion": "storage.k8s.io/v1",
        "kind": "StorageClass",
        "metadata": {"name": "local", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}},
        "provisioner": "kubernetes.io/no-provisioner",
        "volumeBindingMode": "WaitForFirstConsumer",
    }
    items: list[object] = [storage_class]
    for index in range(number):
        path = folder / "volumes" / str(index)
        path.mkdir(parents=True)
        on_node = {"key": "kubernetes.io/hostname", "operator": "In", "values": [NODE]}
        items.append(
            {
                "apiVersion": "v1",
                "kind": "PersistentVolume",
                "metadata": {"name": f"local-{index}"},
                "spec": {
                    "capacity": {"storage": "100Gi"},
                    "accessModes": ["ReadWriteOnce"],
                    "storageClassName": "local",
                    "local": {"path": str(path)},
                    "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [on_node]}]}},
                },
            }
        )
    kubectl("apply", "-f", "-", text=json.dumps({"apiVersion": "v1", "kind": "List", "items": items}))


def stop(programs: Programs, folder: Path) -> None:
    """Stops the kubelet first, so that it restarts nothing, then the containers, then the rest."""
    for program in [each for each in programs.started if each.name == "kubelet"]:
        program.stop()
    socket = folder / "containerd.sock"
    if socket.exists():
        for task in ctr(socket, "tasks", "list", "--quiet").split():
            subprocess.run(["ctr", "--address", str(socket), "-n", "k8s.io", "tasks", "delete", "--force", task])
    programs.stop()

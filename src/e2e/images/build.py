"""Builds what stands in for the images that the manifests name: no registry can be reached, but its contents can.

Each image is a stack of layers made from Debian's and PyPI's packages, written as one OCI archive, so that containerd
takes it as it would take the real one. A layer is a folder; a folder is filled by commands run in a chroot.
"""

from __future__ import annotations

import hashlib
import json
import shlex
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).parent
PREFECT_VERSIONS = ("2.13.6", "2.20.25", "3.8.3")
PIP = "pip install --break-system-packages --no-cache-dir --root-user-action=ignore"


@dataclass(frozen=True)
class Layer:
    """Files on top of another layer: `files` are copied in, then `script` runs in a chroot."""

    name: str
    below: "Layer | None"
    script: str = ""
    files: dict[str, str] = field(default_factory=dict)

    def stack(self) -> list["Layer"]:
        return [*(self.below.stack() if self.below else []), self]

    def key(self) -> str:
        """Changes when anything that the layer is made from does."""
        parts = [self.below.key() if self.below else "", self.name, self.script]
        parts += [f"{target}={(HERE / source).read_text()}" for source, target in self.files.items()]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Image:
    """A layer with the settings that its container starts from."""

    name: str
    layer: Layer
    entrypoint: list[str]
    command: list[str] = field(default_factory=list)
    env: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    stop_signal: str = "SIGTERM"

    def archive(self, cache: Path) -> Path:
        settings = json.dumps([self.entrypoint, self.command, self.env, self.workdir, self.stop_signal])
        key = hashlib.sha256((self.layer.key() + settings).encode()).hexdigest()[:12]
        return cache / "images" / f"{self.name}-{key}.tar"


BASE = Layer("base", None)
POSTGRES_LAYER = Layer(
    "postgres",
    BASE,
    "groupadd -r -g 999 postgres && useradd -r -u 999 -g 999 -d /var/lib/postgresql -s /bin/bash postgres"
    " && echo exit 101 > /usr/sbin/policy-rc.d && mkdir -p /etc/postgresql-common"
    " && echo create_main_cluster = false > /etc/postgresql-common/createcluster.conf"
    " && apt-get update -q && apt-get install -qy --no-install-recommends postgresql-15"
    " && ln -s /usr/lib/postgresql/*/bin /usr/lib/postgresql/bin"
    " && for each in /usr/share/postgresql/*/postgresql.conf.sample; do"
    " echo \"listen_addresses = '*'\" >> $each; done"
    " && install -d -o postgres -g postgres -m 3777 /var/run/postgresql"
    " && install -d -o postgres -g postgres -m 1777 /var/lib/postgresql/data"
    " && mkdir -p /docker-entrypoint-initdb.d && chmod 755 /usr/local/bin/docker-entrypoint.sh",
    {"postgres-entrypoint.sh": "usr/local/bin/docker-entrypoint.sh"},
)
# As the chart prefect-server runs it: another user, who finds a folder that the group root may write into.
BITNAMI_LAYER = Layer(
    "bitnami-postgresql",
    POSTGRES_LAYER,
    "useradd -r -u 1001 -g 0 -d /bitnami -s /bin/bash bitnami && install -d -o bitnami -g root -m 770 /bitnami/postgresql",
)
REDIS_LAYER = Layer(
    "redis", BASE, "apt-get update -q && apt-get install -qy --no-install-recommends redis-server"
)


def prefect_layer(version: str) -> Layer:
    # 2.13.6 imports cachetools, which other packages brought along in its day.
    extras = {"2": " cachetools", "3": " prefect-redis"}[version[0]]
    return Layer(
        f"prefect-{version}",
        BASE,
        f"{PIP} -c /opt/constraints.txt prefect=={version} setuptools{extras} && chmod 755 /opt/prefect/entrypoint.sh",
        {
            f"prefect-{version}.txt": "opt/constraints.txt",
            "prefect-entrypoint.sh": "opt/prefect/entrypoint.sh",
            "flows.py": "opt/flows/flows.py",
        },
    )


def with_git(layer: Layer) -> Layer:
    return Layer(f"{layer.name}-git", layer, "apt-get update -q && apt-get install -qy --no-install-recommends git")


def baked(layer: Layer) -> Image:
    """As flow.deploy() builds it: the code is where the image starts, and belongs to root."""
    name = layer.name.removesuffix("-git") + "-baked"
    image = prefect_image(name, Layer(name, layer, files={"flows.py": "opt/prefect/flows/flows.py"}))
    return replace(image, workdir="/opt/prefect/flows")


def prefect_image(name: str, layer: Layer) -> Image:
    return Image(
        name,
        layer,
        entrypoint=["/usr/bin/tini", "-g", "--", "/opt/prefect/entrypoint.sh"],
        env={"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        workdir="/opt/prefect",
    )


def images() -> list[Image]:
    """All of them. A Prefect image lacks the Kubernetes worker unless its name ends in -kubernetes, as the real ones."""
    made = [
        Image("pause", BASE, ["/usr/bin/tini", "--", "sleep", "infinity"]),
        Image(
            "postgres",
            POSTGRES_LAYER,
            ["docker-entrypoint.sh"],
            ["postgres"],
            {
                "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/bin",
                "PGDATA": "/var/lib/postgresql/data",
                "LANG": "C.UTF-8",
            },
            stop_signal="SIGINT",
        ),
        Image(
            "bitnami-postgresql",
            BITNAMI_LAYER,
            ["/bin/sh", "-c", 'POSTGRES_DB="$POSTGRES_DATABASE" exec docker-entrypoint.sh postgres'],
            env={
                "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/bin",
                "LANG": "C.UTF-8",
            },
        ),
        Image("redis", REDIS_LAYER, [], ["redis-server", "--protected-mode", "no"], workdir="/data"),
    ]
    for version in PREFECT_VERSIONS:
        plain = prefect_layer(version)
        kubernetes = Layer(
            f"prefect-{version}-kubernetes", plain, f"{PIP} -c /opt/constraints.txt prefect-kubernetes"
        )
        code = with_git(plain)
        made += [prefect_image(plain.name, code), prefect_image(kubernetes.name, kubernetes), baked(code)]
    return made


def fill(layer: Layer, cache: Path) -> Path:
    """The layer's folder, made now if it isn't in the cache."""
    folder = cache / "layers" / f"{layer.name}-{layer.key()}"
    if folder.exists():
        return folder
    print(f"layer {layer.name}", flush=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = beside(folder, ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    if layer.below is None:
        debian(partial)
    else:
        below = [str(fill(each, cache)) for each in reversed(layer.below.stack())]
        add(layer, partial, below)
    partial.rename(folder)
    return folder


def debian(folder: Path) -> None:
    """The smallest Debian with Python and tini on it, as python:3.11-slim-bookworm."""
    run(
        "mmdebstrap", "--variant=minbase", "--include=python3,python3-pip,tini,ca-certificates",
        "--customize-hook=ln -s /usr/bin/python3 $1/usr/local/bin/python",
        "bookworm", str(folder), "deb http://deb.debian.org/debian bookworm main",
    )  # fmt: skip


def add(layer: Layer, folder: Path, below: list[str]) -> None:
    """What the layer's files and script change over the layers below is kept in the folder, by an overlay mount."""
    work, root = beside(folder, ".work"), beside(folder, ".root")
    for each in (folder, work, root):
        shutil.rmtree(each, ignore_errors=True)
        each.mkdir()
    for source, target in layer.files.items():
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / source, folder / target)
    script = f"""set -e
        mount -t overlay overlay -o lowerdir={":".join(below)},upperdir={folder},workdir={work} {root}
        mount -t proc proc {root}/proc
        mount --bind /dev {root}/dev
        for each in /etc/resolv.conf /etc/ssl/certs/ca-certificates.crt; do
            touch {root}$each && mount --bind $each {root}$each
        done
        DEBIAN_FRONTEND=noninteractive PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \\
            chroot {root} /bin/bash -ec {shlex.quote(layer.script)}
        """
    run("unshare", "--mount", "bash", "-c", script)
    for each in ("var/lib/apt/lists", "var/cache", "tmp", "root/.cache", "etc/ssl", "etc/resolv.conf"):
        path = folder / each
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    shutil.rmtree(work)
    root.rmdir()


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def blob(blobs: Path, content: bytes) -> dict[str, object]:
    digest = hashlib.sha256(content).hexdigest()
    (blobs / digest).write_bytes(content)
    return {"digest": f"sha256:{digest}", "size": len(content)}


def layer_blob(blobs: Path, folder: Path) -> dict[str, object]:
    packed = beside(folder, ".tar")
    if not packed.exists():
        run("tar", "-C", str(folder), "--numeric-owner", "-cf", str(packed), ".")
    digest = hashlib.file_digest(packed.open("rb"), "sha256").hexdigest()
    (blobs / digest).symlink_to(packed)
    return {"digest": f"sha256:{digest}", "size": packed.stat().st_size}


def write(image: Image, cache: Path) -> None:
    """The image as an archive in the layout of the OCI image specification."""
    archive = image.archive(cache)
    if archive.exists():
        return
    layout = beside(archive, ".layout")
    shutil.rmtree(layout, ignore_errors=True)
    blobs = layout / "blobs" / "sha256"
    blobs.mkdir(parents=True)
    oci = "application/vnd.oci.image"
    layers = [
        {"mediaType": f"{oci}.layer.v1.tar"} | layer_blob(blobs, fill(each, cache)) for each in image.layer.stack()
    ]
    env = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"} | image.env
    config = {
        "architecture": "amd64",
        "os": "linux",
        "config": {
            "Env": [f"{name}={value}" for name, value in env.items()],
            "Entrypoint": image.entrypoint,
            "Cmd": image.command,
            "WorkingDir": image.workdir,
            "StopSignal": image.stop_signal,
        },
        "rootfs": {"type": "layers", "diff_ids": [each["digest"] for each in layers]},
    }
    manifest = {
        "schemaVersion": 2,
        "mediaType": f"{oci}.manifest.v1+json",
        "config": {"mediaType": f"{oci}.config.v1+json"} | blob(blobs, json.dumps(config).encode()),
        "layers": layers,
    }
    index = {
        "schemaVersion": 2,
        "manifests": [
            {
                "mediaType": f"{oci}.manifest.v1+json",
                "annotations": {"io.containerd.image.name": f"e2e.local/{image.name}:1"},
            }
            | blob(blobs, json.dumps(manifest).encode())
        ],
    }
    (layout / "index.json").write_text(json.dumps(index))
    (layout / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
    partial = beside(archive, ".partial")
    with tarfile.open(partial, "w", dereference=True) as tar:
        tar.add(layout, ".")
    shutil.rmtree(layout)
    partial.rename(archive)


def run(*command: str) -> None:
    """Runs a command; what it printed is shown only if it failed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
        raise SystemExit(f"{command[0]} failed ({done.returncode})")


if __name__ == "__main__":
    into = Path(sys.argv[1])
    (into / "images").mkdir(parents=True, exist_ok=True)
    for each in images():
        write(each, into)
        print(each.archive(into))

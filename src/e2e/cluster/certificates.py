"""A certificate authority for one test run, and the certificates of the cluster's programs."""

from __future__ import annotations

import subprocess
from pathlib import Path


class Authority:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.certificate = folder / "ca.crt"
        self.key = folder / "ca.key"
        openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=e2e", "-keyout", self.key, "-out", self.certificate,
        )  # fmt: skip

    def issue(self, name: str, user: str, group: str = "", addresses: str = "") -> tuple[Path, Path]:
        """Certificate and key for a user and the addresses that it serves."""
        certificate, key, request = (self.folder / f"{name}.{end}" for end in ("crt", "key", "csr"))
        subject = f"/O={group}/CN={user}" if group else f"/CN={user}"
        openssl(
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-subj", subject, "-keyout", key, "-out", request,
        )  # fmt: skip
        extensions = self.folder / f"{name}.ext"
        extensions.write_text(
            "extendedKeyUsage=clientAuth,serverAuth\n" + (f"subjectAltName={addresses}\n" if addresses else "")
        )
        openssl(
            "x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key, "-CAcreateserial",
            "-days", "2", "-extfile", extensions, "-out", certificate,
        )  # fmt: skip
        return certificate, key

    def signing_key(self) -> tuple[Path, Path]:
        """Private and public key for the tokens of service accounts."""
        private, public = self.folder / "tokens.key", self.folder / "tokens.pub"
        openssl("genrsa", "-out", private, "2048")
        openssl("rsa", "-in", private, "-pubout", "-out", public)
        return private, public


def openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)

"""A certificate authority that lives for one run, so that bots trust the fake in Graph's name.

Private keys stay in memory. On disk, in a folder that only this user may read, lies what a bot's
process needs to trust the authority; it also trusts whom it would have trusted anyway.

Source: https://trustme.readthedocs.io, https://docs.python.org/3/library/ssl.html#ssl-security
"""

import os
import re
import secrets
import ssl
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)

from simulator.timeflow.face import thawed
from simulator.timeflow.real import Real

TRUSTSTORE_PASSWORD = "changeit"  # noqa: S105 - Java's own default; there is no secret in it
ROUNDS = 1000
"""Of the derivation of the truststore's key; more protect nothing and cost each start."""

_INHERITED = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_EXTRA = "NODE_EXTRA_CA_CERTS"
_USUAL = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")
_USUAL_LATER = ("/etc/ssl/cert.pem", "/etc/ssl/ca-bundle.pem")
_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


class Authority:
    """Issues certificates for any host.

    Attributes:
        folder: Where its files lie.
        certificate: Its own certificate, as PEM.
        extra: The same, and what ``NODE_EXTRA_CA_CERTS`` named before.
        bundle: The same, and all whom this machine trusts.
        truststore: The same for Java, as PKCS #12 under ``TRUSTSTORE_PASSWORD``.
    """

    def __init__(self, folder: Path, inherited: Mapping[str, str] = os.environ) -> None:
        """Write the files into ``folder``, with those whom the inherited variables trust."""
        self.folder = folder
        with thawed():
            self._ca = trustme.CA(organization_name="Courtesy", organization_unit_name="one run")
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = Real.allocate_lock()
        own = self._ca.cert_pem.bytes()
        trusted = _text_of(_trusted(inherited))
        self.certificate = self._write("ca.pem", own)
        self.extra = self._write("extra.pem", own + _text_of([inherited.get(_EXTRA, "")]))
        self.bundle = self._write("bundle.pem", own + trusted)
        self.truststore = self._write("truststore.p12", _java_truststore(own + trusted))

    def _write(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def context_for(self, host: str) -> ssl.SSLContext:
        """Return what a server needs in order to be ``host``; it speaks HTTP/1.1."""
        with self._lock:
            if host not in self._contexts:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.set_alpn_protocols(["http/1.1"])
                _load(context, self._issue(host), self.folder)
                self._contexts[host] = context
            return self._contexts[host]

    def contexts_by_name(self, host: str) -> ssl.SSLContext:
        """Return what a server needs in order to be whom its client asks for, else ``host``."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_alpn_protocols(["http/1.1"])
        _load(context, self._issue(host), self.folder)
        context.sni_callback = self._choose
        return context

    def _issue(self, host: str) -> trustme.LeafCert:
        with thawed():
            return self._ca.issue_cert(host)

    def _choose(self, connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        if name:
            connection.context = self.context_for(name)


@contextmanager
def authority(inherited: Mapping[str, str] = os.environ) -> Iterator[Authority]:
    """Have an authority whose files are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="courtesy-") as folder:
        yield Authority(Path(folder), inherited)


def _load(context: ssl.SSLContext, leaf: trustme.LeafCert, folder: Path) -> None:
    """Have ``context`` show ``leaf`` by way of a file in memory, as ``ssl`` reads files alone."""
    pem = leaf.private_key_and_cert_chain_pem.bytes()
    if hasattr(os, "memfd_create") and Path("/proc/self/fd").exists():
        with os.fdopen(os.memfd_create("certificate"), "wb") as memory:
            memory.write(pem)
            memory.flush()
            context.load_cert_chain(f"/proc/self/fd/{memory.fileno()}")
    else:
        _load_encrypted(context, pem, folder)


def _load_encrypted(context: ssl.SSLContext, pem: bytes, folder: Path) -> None:
    """Have ``context`` show ``pem`` by way of a file for whose key only this process has a word."""
    word = secrets.token_bytes(32).hex().encode()
    key = load_pem_private_key(pem, None).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(word)
    )
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        file.write(key + b"\n".join(_CERTIFICATE.findall(pem)))
        file.flush()
        context.load_cert_chain(file.name, password=word)


def _trusted(inherited: Mapping[str, str]) -> list[str]:
    """Return the files of those whom a process of this machine would trust."""
    named = [inherited[name] for name in _INHERITED if inherited.get(name)]
    if named:
        return list(dict.fromkeys(named))
    default = ssl.get_default_verify_paths().cafile or ""
    for file in (default, *_USUAL, *_USUAL_LATER):
        if file and Path(file).is_file():
            return [file]
    return []


def _text_of(files: list[str]) -> bytes:
    found = (Path(file).read_bytes() for file in files if file and Path(file).is_file())
    return b"".join(b"\n" + text for text in found)


def _java_truststore(pem: bytes) -> bytes:
    """Return what the ``keytool`` of any Java since 8 reads.

    Source: https://docs.oracle.com/en/java/javase/17/docs/specs/security/standard-names.html
    """
    certificates = [
        pkcs12.PKCS12Certificate(certificate, f"courtesy-{place}".encode())
        for place, certificate in enumerate(_parsed(pem))
    ]
    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC)
        .hmac_hash(hashes.SHA1())  # noqa: S303 - what Java 8 reads; it protects nothing
        .build(TRUSTSTORE_PASSWORD.encode())
    )
    return pkcs12.serialize_java_truststore(certificates, encryption)


def _parsed(pem: bytes) -> Iterator[x509.Certificate]:
    """Yield the certificates in ``pem`` that are well formed: machines trust odd ones, too."""
    for one in dict.fromkeys(_CERTIFICATE.findall(pem)):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                yield x509.load_pem_x509_certificate(one)
            except (ValueError, Warning):
                continue

"""An authority for one run."""

import os
import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path

import pytest
import trustme

from simulator.redirect.authority import TRUSTSTORE_PASSWORD, authority
from tests.requirements import require_programs

HOST = "graph.facebook.com"


def shake_hands(ours, cafile, name=HOST):
    """Return the certificate that a client is shown which trusts ``cafile``."""
    client, server = socket.socketpair()

    def serve():
        try:
            with ours.context_for(HOST).wrap_socket(server, server_side=True) as secure:
                secure.recv(1)
        except OSError:
            return

    threading.Thread(target=serve, daemon=True).start()
    context = ssl.create_default_context(cafile=str(cafile))
    with client, context.wrap_socket(client, server_hostname=name) as secure:
        return secure.getpeercert()


def test_who_trusts_it_is_shown_the_host_that_it_wants():
    with authority({}) as ours:
        for file in (ours.certificate, ours.extra, ours.bundle):
            assert ("DNS", HOST) in shake_hands(ours, file)["subjectAltName"]
        with pytest.raises(ssl.SSLCertVerificationError):
            shake_hands(ours, ours.certificate, "example.com")


def test_who_trusts_another_run_does_not_trust_this_one():
    mistrusts = pytest.raises(ssl.SSLCertVerificationError)
    with authority({}) as ours, authority({}) as another, mistrusts:
        shake_hands(ours, another.certificate)


def test_its_certificates_hold_at_any_date_a_scenario_may_have():
    with authority({}) as ours:
        shown = shake_hands(ours, ours.certificate)
        assert ssl.cert_time_to_seconds(shown["notBefore"]) <= 946_684_800  # 2000
        assert ssl.cert_time_to_seconds(shown["notAfter"]) >= 2_145_916_800  # 2038


@pytest.mark.parametrize("in_memory", [True, False])
def test_no_private_key_lies_on_the_disk(in_memory, monkeypatch):
    if not in_memory:
        monkeypatch.delattr(os, "memfd_create")
    with authority({}) as ours:
        assert shake_hands(ours, ours.certificate)
        for file in ours.folder.iterdir():
            assert b"PRIVATE" not in file.read_bytes()
        assert ours.folder.stat().st_mode & 0o077 == 0
        folder = ours.folder
    assert not folder.exists()


def test_whom_a_bot_trusted_before_it_trusts_still(tmp_path):
    company, node = trustme.CA(), trustme.CA()
    company.cert_pem.write_to_path(tmp_path / "company.pem")
    node.cert_pem.write_to_path(tmp_path / "node.pem")
    inherited = {
        "REQUESTS_CA_BUNDLE": str(tmp_path / "company.pem"),
        "NODE_EXTRA_CA_CERTS": str(tmp_path / "node.pem"),
        "CURL_CA_BUNDLE": str(tmp_path / "missing.pem"),
    }
    with authority(inherited) as ours:
        assert company.cert_pem.bytes() in ours.bundle.read_bytes()
        assert node.cert_pem.bytes() in ours.extra.read_bytes()
        assert company.cert_pem.bytes() not in ours.certificate.read_bytes()


def test_a_machine_without_any_authorities_does(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "is_file", lambda self: False)
    with authority({}) as ours:
        monkeypatch.undo()
        assert ours.bundle.read_bytes() == ours.certificate.read_bytes()


def test_a_certificate_that_is_malformed_is_left_out_for_java(tmp_path):
    (tmp_path / "odd.pem").write_text(
        "-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n"
    )
    with authority({"SSL_CERT_FILE": str(tmp_path / "odd.pem")}) as ours:
        assert ours.truststore.stat().st_size > 0


def test_java_reads_its_truststore():
    require_programs("keytool")
    with authority({}) as ours:
        listed = subprocess.run(
            [
                shutil.which("keytool"),
                *("-list", "-storetype", "PKCS12", "-keystore", str(ours.truststore)),
                *("-storepass", TRUSTSTORE_PASSWORD),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    assert "courtesy-0" in listed.stdout, listed.stdout + listed.stderr
    assert "trustedCertEntry" in listed.stdout

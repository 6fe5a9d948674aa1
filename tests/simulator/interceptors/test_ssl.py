"""The default context of ``http.client``'s connections."""

import http.client
import ssl

import pytest

from simulator.interceptors.ssl import INTERCEPTOR


@pytest.fixture
def shared(teach):
    teach(INTERCEPTOR, ssl, (ssl, "_create_default_https_context"))


def context_of(**more):
    return http.client.HTTPSConnection("shop.example", **more)._context


def test_connections_share_a_context_that_verifies(shared):
    assert context_of() is context_of()
    assert context_of().verify_mode is ssl.CERT_REQUIRED
    assert context_of().check_hostname


def test_a_context_of_the_bots_own_stays_its_own(shared):
    mine = ssl._create_unverified_context()
    assert context_of(context=mine) is mine


def test_a_bot_may_still_replace_the_default(shared, monkeypatch):
    monkeypatch.setattr(ssl, "_create_default_https_context", ssl._create_unverified_context)
    assert context_of().verify_mode is ssl.CERT_NONE


def test_other_authorities_are_other_contexts(shared, monkeypatch, tmp_path):
    usual = context_of()
    with monkeypatch.context() as changed:
        changed.setenv("SSL_CERT_DIR", str(tmp_path))
        assert context_of() is not usual
    assert context_of() is usual

"""Tokens wherever clients put them, proofs of the secret, and the app's own token."""

import hashlib
import hmac
import json
from urllib.parse import quote, urlencode

import pytest

from fake_graph.page import DEFAULT_APP
from tests.clients.case import SENT, refused
from tests.fake_graph.world import SECRET, TOKEN

FORM = "application/x-www-form-urlencoded"
PROOF = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()


def in_query(said, **secrets):
    return "?" + urlencode(secrets), json.dumps(said).encode(), {"Content-Type": "application/json"}


def in_json(said, **secrets):
    return "", json.dumps(said | secrets).encode(), {"Content-Type": "application/json"}


def in_form(said, **secrets):
    texts = {key: json.dumps(value) for key, value in said.items()}
    return "", urlencode(texts | secrets).encode(), {"Content-Type": FORM}


def in_header(said, access_token, **secrets):
    target, body, headers = in_json(said, **secrets)
    return target, body, headers | {"Authorization": f"Bearer {access_token}"}


def in_old_header(said, access_token, **secrets):
    target, body, headers = in_json(said, **secrets)
    return target, body, headers | {"authorization": f"OAuth {access_token}"}


PLACES = [in_query, in_json, in_form, in_header, in_old_header]


def send(served, place, **secrets):
    said = {"recipient": {"id": served.world.ana}, "message": {"text": "Grüße"}}
    query, body, headers = place(said, **secrets)
    return served.call("POST", f"/v2.6/me/messages{query}", body, headers).json


@pytest.mark.parametrize("place", PLACES)
def test_a_token_is_found_wherever_it_is(served, place):
    assert send(served, place, access_token=TOKEN) == SENT


@pytest.mark.parametrize("place", PLACES)
def test_a_proof_is_checked_wherever_it_is(served, place):
    assert send(served, place, access_token=TOKEN, appsecret_proof=PROOF) == SENT
    assert send(served, place, access_token=TOKEN, appsecret_proof="0" * 64) == refused(100)


@pytest.mark.parametrize("written", [quote, str], ids=["escaped", "bare"])
def test_the_apps_own_token_reads_its_subscriptions(served, written):
    token = written(f"{DEFAULT_APP}|{SECRET}")
    answer = served.call("GET", f"/v6.0/{DEFAULT_APP}/subscriptions?access_token={token}")
    assert answer.json == {"data": []}


def test_the_apps_token_with_a_wrong_secret_is_none(served):
    token = quote(f"{DEFAULT_APP}|wrong")
    answer = served.call("GET", f"/v6.0/{DEFAULT_APP}/subscriptions?access_token={token}")
    assert answer.error["code"] == 190

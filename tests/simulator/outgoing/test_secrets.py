"""What never gets into a cassette."""

import pytest

from simulator.exchange import Answer
from simulator.outgoing.secrets import Secrets, is_secret
from tests.simulator.outgoing.calls import call_to

JSON = {"Content_Type": "application/json; charset=utf-8"}
FORM = {"Content_Type": "application/x-www-form-urlencoded"}


def clean(url="https://shop.example/", body=b"", environment=None, **headers):
    secrets = Secrets(lambda: environment or {})
    return secrets.out_of_call(call_to(url, "POST", body, **headers))


@pytest.mark.parametrize(
    "name",
    [
        *("Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "apikey"),
        *("access_token", "accessToken", "refresh_token", "appsecret_proof", "client_secret"),
        *("token", "password", "X-Hub-Signature", "SHOP_API_KEY", "AWS_SECRET_ACCESS_KEY"),
    ],
)
def test_secrets_are_known_by_their_names(name):
    assert is_secret(name)


@pytest.mark.parametrize(
    "name",
    ["max_tokens", "total_tokens", "next_page_token", "pageToken", "keyboard", "author", "Accept"],
)
def test_names_that_only_look_alike_are_none(name):
    assert not is_secret(name)


def test_headers_with_secrets_are_left_out():
    call = clean(Authorization="Bearer abc", X_Api_Key="abc", Cookie="a=b", Accept="*/*")
    assert call.headers == {"Accept": "*/*"}
    answer = Answer(200, (("Set-Cookie", "a=b"), ("X-A", "b")))
    assert Secrets(dict).out_of_answer(answer).headers == (("X-A", "b"),)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("access_token=EAA&a=b%20c", "access_token=REDACTED&a=b+c"),
        ("key=AIza&sig=x&code=y", "key=REDACTED&sig=REDACTED&code=REDACTED"),
        ("a=b%20c&d", "a=b%20c&d"),
    ],
)
def test_secrets_in_an_address_are_covered(query, left):
    assert clean(f"https://shop.example/a?{query}").target == f"/a?{left}"


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (b'{"a": [{"password": "x"}], "max_tokens": 5}', b'{"a": [{"password": "REDACTED"}]'),
        (b'{"token": 5, "key":"colour"}', b'{"token": 5, "key":"colour"}'),
        (b"{broken", b"{broken"),
        (b"\xff\xfe", b"\xff\xfe"),
    ],
)
def test_secrets_in_documents_are_covered_and_the_rest_is_untouched(body, left):
    assert clean(body=body, **JSON).body.startswith(left)
    answer = Answer(200, (("content-type", "application/json"),), body)
    assert Secrets(dict).out_of_answer(answer).body.startswith(left)


def test_secrets_in_forms_are_covered():
    assert clean(body=b"client_secret=x&a=b", **FORM).body == b"client_secret=REDACTED&a=b"
    assert clean(body=b"a=b&c", **FORM).body == b"a=b&c"


def test_what_the_environment_keeps_secret_is_covered_wherever_it_is():
    environment = {"HOOK_TOKEN": "T0/B0/xyz1", "HOOK_SECRET": "T0/B0/xyz123", "A_TOKEN": "short"}
    call = clean(
        "https://hooks.example/services/T0/B0/xyz123?x=T0%2FB0%2Fxyz1",
        b"short T0/B0/xyz1",
        environment,
        X_A="T0/B0/xyz1",
    )
    assert call.target == "/services/REDACTED?x=REDACTED"
    assert call.body == b"short REDACTED"
    assert call.headers == {"X-A": "REDACTED"}

"""What tells calls apart."""

import pytest

from simulator.outgoing.request_key import RequestKey
from tests.simulator.outgoing.calls import call_to

URL = "https://shop.example/orders"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def key(url=URL, body=b"", kind="", method="GET"):
    return RequestKey.of(call_to(url, method, body, Content_Type=kind))


def multipart(boundary):
    body = f'--{boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--{boundary}--'
    return key(body=body.encode(), kind=f"multipart/form-data; boundary={boundary}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (key(), key("https://shop.example:443/orders")),
        (key(f"{URL}?a=1&b=2"), key(f"{URL}?b=2&a=1")),
        (key(body=b'{"a":1,"b":2}', kind=JSON), key(body=b'{"b": 2, "a": 1}', kind=JSON)),
        (key(body=b"a=1&b=2", kind=FORM), key(body=b"b=2&a=1", kind=FORM)),
        (multipart("abc"), multipart("xyz")),
    ],
)
def test_calls_that_differ_in_order_or_chance_alone_are_equal(one, other):
    assert one == other


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        (key("https://shop.example/orders/1"), "another path"),
        (key("http://shop.example/orders"), "another scheme and port"),
        (key(f"{URL}?a=1"), "another query"),
        (key(method="POST"), "another method"),
        (key(body=b'{"a":1}', kind=JSON), "another body: '' instead of '{\"a\": 1}'"),
        (key(body=b"x" * 99), f"another body: '' instead of '{'x' * 60}…'"),
    ],
)
def test_other_calls_differ_and_say_in_what(other, difference):
    assert key() != other
    assert key().difference(other) == difference


def test_the_nearest_has_most_in_common():
    others = [
        key("https://other.example/orders"),
        key("https://shop.example/order"),
        key("https://shop.example/customers"),
    ]
    assert str(key().nearest(others)) == "GET https://shop.example/order"
    assert key().nearest([*others, key(f"{URL}?a=b", method="POST")]).path == "/orders"


def test_a_body_that_is_not_what_it_says_is_compared_as_it_is():
    assert key(body=b"{broken", kind=JSON).body == "{broken"
    assert key(body=b"\xff", kind=JSON).body == "\\xff"

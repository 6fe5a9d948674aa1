"""What gives a person away, however it was encoded on its way."""

import json
from urllib.parse import quote, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.detectors.canaries import carried_by

OWN = ("ana.lopez@example.com", "4711-XK", "Zoë Çelik", "my parcel never came to me")


@pytest.mark.parametrize(
    "body",
    [
        "to ANA.LOPEZ@example.com",
        json.dumps({"mail": "ana.lopez@example.com"}).encode(),
        urlencode({"q": "ana.lopez@example.com"}),
        f"/search/{quote('ana.lopez@example.com', safe='')}",
        json.dumps({"who": "Zoë Çelik"}),
        json.dumps({"who": "Zoë Çelik"}, ensure_ascii=False).encode(),
        quote_plus("Zoë Çelik"),
        "my parcel\n never came   to me",
        b"\xff\xfe 4711-XK \x00",
    ],
)
def test_a_canary_is_found_in_whatever_dress(body):
    assert len(carried_by(OWN, body)) == 1


@pytest.mark.parametrize("body", ["", "ana", "4711", b"\xff\xd8", "%", "%zz+\\u12", "\\ud800"])
def test_what_anybody_may_send_gives_nobody_away(body):
    assert carried_by(OWN, body) == ()


@given(st.text() | st.binary())
def test_any_body_is_read_without_error(body):
    carried_by(OWN, body)

"""What scenarios say of places, and what counts."""

from datetime import timedelta

import pytest

from simulator.exchange import Answer, Refused
from simulator.outgoing.place import Place
from simulator.outgoing.stub import Stub, Stubs, answer_of
from tests.simulator.outgoing.calls import call_to

SHOP = "https://shop.example"
SECOND = timedelta(seconds=1)


@pytest.fixture
def stubs():
    return Stubs()


def place(path="", method=""):
    return Place.of(f"{method} {SHOP}{path}".strip())


def outcome(stubs, path="", method="GET"):
    return stubs.outcome(call_to(SHOP + path, method))


def test_what_was_said_last_counts(stubs):
    stubs.add(Stub(place=place(), answer=Answer(500)))
    stubs.add(Stub(place=place("/orders"), answer=Answer(200)))
    assert outcome(stubs, "/orders") == (Answer(200), None)
    assert outcome(stubs) == (Answer(500), None)
    stubs.add(Stub(place=place(), answer=Answer(503)))
    assert outcome(stubs, "/orders") == (Answer(503), None)


def test_of_a_place_nobody_spoke_of_nothing_is_said(stubs):
    stubs.add(Stub(place=place("/orders", "POST"), answer=Answer(500)))
    assert outcome(stubs, "/orders") == (None, None)
    assert stubs.hosts == {"shop.example"}


def test_lateness_goes_with_what_was_said_before(stubs):
    stubs.add(Stub(place=place(), answer=Answer(503)))
    stubs.add(Stub(place=place("/orders"), late=SECOND))
    stubs.add(Stub(place=place("/orders"), late=2 * SECOND))
    assert outcome(stubs, "/orders") == (Answer(503), 2 * SECOND)
    assert outcome(stubs) == (Answer(503), None)
    stubs.add(Stub(place=place(), answer=Answer(200)))
    assert outcome(stubs, "/orders") == (Answer(200), None)


def test_an_answer_may_be_for_the_next_calls_only(stubs):
    stubs.add(Stub(place=place(), answer=Answer(200)))
    stubs.add(Stub(place=place(), answer=Answer(503), left=2))
    assert [outcome(stubs)[0].status for _ in range(4)] == [503, 503, 200, 200]


def test_a_place_is_down_until_it_recovers(stubs):
    stubs.add(Stub(place=place("/orders"), is_down=True))
    with pytest.raises(Refused, match=r"shop\.example is down"):
        outcome(stubs, "/orders/17")
    stubs.remove(place())
    assert outcome(stubs, "/orders/17") == (None, None)
    assert stubs.hosts == frozenset()


def test_recovery_of_a_part_leaves_the_rest(stubs):
    stubs.add(Stub(place=place(), answer=Answer(500)))
    stubs.add(Stub(place=place("/orders"), answer=Answer(503)))
    stubs.remove(place("/orders"))
    assert outcome(stubs, "/orders") == (Answer(500), None)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('{"open": true}', "application/json"),
        ("[]", "application/json"),
        ("We are öpen", "text/plain; charset=utf-8"),
        ("{open}", "text/plain; charset=utf-8"),
    ],
)
def test_a_body_is_json_if_it_can_be_read_as_such(body, kind):
    assert answer_of(200, body) == Answer(200, (("Content-Type", kind),), body.encode())


def test_an_answer_without_a_body_has_no_type():
    assert answer_of(503) == Answer(503)

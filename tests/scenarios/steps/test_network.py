"""Other hosts, as scenarios speak of them."""

import re
from datetime import timedelta

import pytest

from fake_graph.journal import HostContacted
from scenarios.matching import matches
from scenarios.steps import network
from simulator.errors import BadInput
from simulator.exchange import Answer, Refused
from simulator.outgoing.place import Place
from simulator.outgoing.stub import SILENCE
from tests.folder import REPOSITORY
from tests.simulator.outgoing.calls import call_to

ORDERS = "https://shop.example/orders"
PLACE = Place.of(ORDERS)
TWENTY = timedelta(seconds=20)
JSON = (("Content-Type", "application/json"),)


def answer(stage, url=ORDERS):
    return stage.world.network(call_to(url))


@pytest.mark.parametrize(
    ("sentence", "name", "fields"),
    [
        ("answers 503", "place-answers", {"status": 503}),
        ("answers 200 after 20 seconds", "place-answers", {"status": 200, "wait": TWENTY}),
        ('answers 200 with "{"a": "b"}"', "place-answers", {"status": 200, "body": '{"a": "b"}'}),
        (
            'answers 200 with "open" after 20 seconds',
            "place-answers",
            {"status": 200, "body": "open", "wait": TWENTY},
        ),
        ("answers the next call with 429", "place-answers-next", {"status": 429}),
        ("answers the next 2 calls with 429", "place-answers-next", {"status": 429, "count": 2}),
        ("answers 200 with:", "place-answers-with", {"status": 200}),
        (
            "answers 200 after 20 seconds with:",
            "place-answers-with",
            {"status": 200, "wait": TWENTY},
        ),
        ("answers after 20 seconds", "place-answers-late", {"wait": TWENTY}),
        ("does not answer", "place-stays-silent", {}),
        ("is down", "place-is-down", {}),
        ("is well again", "place-is-well", {}),
    ],
)
def test_what_a_place_does_is_read_with_and_without_a_method(sentence, name, fields):
    for method in ("", "POST "):
        (match,) = matches(f"{method}{ORDERS} {sentence}")
        found = match.values()
        assert match.phrase == name
        assert found == {"place": Place.of(f"{method}{ORDERS}")} | fields


def test_the_guides_sentences_are_read_each_by_one_phrase():
    guide = (REPOSITORY / "docs" / "how-to" / "network.md").read_text(encoding="utf-8")
    sentences = re.findall(r"^Given (.+)$", guide, re.MULTILINE)
    assert len(sentences) == 9
    for sentence in sentences:
        fitting = [match.phrase for match in matches(sentence)]
        assert len(fitting) == 1, sentence


def test_an_address_that_is_none_is_its_authors_fault():
    said = "https://graph.facebook.com/v21.0/me answers 503"
    (match,) = matches(said)
    with pytest.raises(BadInput, match="the platform itself"):
        match.values()


def test_a_status_that_is_none_is_no_step():
    assert not matches(f"{ORDERS} answers 99")


def test_a_place_answers_until_something_else_is_said(staged):
    with staged() as stage:
        network.place_answers(stage, PLACE, 200, "open", TWENTY)
        assert answer(stage).body == b"open"
        assert answer(stage).after == TWENTY
        network.place_answers_with(stage, PLACE, 200, "[1]")
        assert answer(stage) == Answer(200, JSON, b"[1]")
        network.place_answers_next(stage, PLACE, 429)
        assert [answer(stage).status for _ in range(2)] == [429, 200]


def test_a_place_is_late_silent_down_and_well_again(staged):
    with staged() as stage:
        network.place_answers(stage, PLACE, 503)
        network.place_answers_late(stage, PLACE, TWENTY)
        assert answer(stage) == Answer(503, after=TWENTY)
        network.place_stays_silent(stage, PLACE)
        assert answer(stage).after == SILENCE
        network.place_is_down(stage, PLACE)
        with pytest.raises(Refused):
            answer(stage)
        network.place_is_well(stage, PLACE)
        assert not stage.world.network.takes("shop.example")


def contacted(tell, host):
    """Have the bot contact a host in a way of which no more can be seen."""
    world = tell.world
    world.graph.journal.append(HostContacted(at=world.clock.now(), host=host))


def test_hosts_that_were_called_are_told(told):
    with told() as tell:
        tell.then("the bot has not called https://shop.example/")
        contacted(tell, "shop.example")
        tell.then("the bot has called https://shop.example/")
        with pytest.raises(AssertionError, match=r"the bot has called https://shop\.example/"):
            tell.then("the bot has not called https://shop.example/")
        with pytest.raises(AssertionError, match=r"other\.example/; it has called shop\.example$"):
            tell.then("the bot has called https://other.example/")


def test_places_that_were_called_are_told_by_path_method_query_and_port(told):
    with told() as tell:
        tell.world.contacted(call_to(f"{ORDERS}/7?full=yes", "POST"), 200)
        tell.then("the bot has called https://shop.example/")
        tell.then(f"the bot has called {ORDERS}")
        tell.then(f"the bot has called POST {ORDERS}/7?full=yes")
        tell.then(f"the bot has not called GET {ORDERS}")
        tell.then(f"the bot has not called {ORDERS}?full=no")
        tell.then("the bot has not called https://shop.example:8443/")
        tell.then("the bot has not called https://shop.example/customers")
        with pytest.raises(AssertionError, match=r"the bot has called POST https://shop\.example"):
            tell.then(f"the bot has not called POST {ORDERS}")
        with pytest.raises(AssertionError, match=r"it has called POST \S+/orders/7\?full=yes$"):
            tell.then("the bot has called https://shop.example/customers")


@pytest.mark.parametrize("place", [ORDERS, "GET https://shop.example/", f"{ORDERS}?full=yes"])
def test_what_was_called_on_a_host_that_nobody_answers_for_cannot_be_told(told, place):
    with told() as tell:
        tell.then(f"the bot has not called {place}")
        contacted(tell, "shop.example")
        for sentence in ("has called", "has not called"):
            with pytest.raises(BadInput, match=r"write: https://shop\.example, or first: Given"):
                tell.then(f"the bot {sentence} {place}")


@pytest.mark.parametrize("sentence", ["has called", "has not called"])
def test_of_a_bot_elsewhere_nobody_knows_whom_it_calls(told, sentence):
    with told() as tell:
        tell.world.network.is_out_of_reach("this bot already runs")
        with pytest.raises(BadInput, match=r"cannot tell whether shop\.example was called: this"):
            tell.then(f"the bot {sentence} https://shop.example/")

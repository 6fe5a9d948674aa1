"""Threads from Messenger's "Download your information"."""

import json

import pytest

from simulator.sources.download import SOURCE

HI = "Hoi Zoë 👋 ça va?"
START = 1_788_771_600_000


def as_meta_writes_it(text):
    return text.encode("utf-8").decode("latin-1")


def thread(*messages, people=("Zoë", "Shop")):
    return {
        "participants": [{"name": as_meta_writes_it(name)} for name in people],
        "messages": [
            {"sender_name": as_meta_writes_it(who), "timestamp_ms": at, **more}
            for who, at, more in messages
        ],
    }


DATA = thread(
    ("Shop", START + 5_000, {"content": as_meta_writes_it(HI)}),
    ("Zoë", START, {"content": "hi"}),
    ("Zoë", START + 9_000, {"photos": [{"uri": "x.jpg"}]}),
    ("Zoë", START + 9_500, {"sticker": {"uri": "y.png"}}),
)


def test_a_thread_is_read_oldest_first_and_its_characters_are_mended():
    (told,) = SOURCE.read(json.loads(json.dumps(DATA)), "Shop")
    assert [str(turn) for turn in told.turns] == [
        "0s customer: hi",
        f"5s bot: {HI}",
        "9s customer: (image)",
        "9.5s customer: (sticker)",
    ]
    assert told.customer == "Zoë"
    assert told.start.isoformat() == "2026-09-07T09:00:00+00:00"


def test_texts_that_are_whole_already_stay_so():
    whole = thread(("Zoë", START, {"content": "ça & 👋"}))
    (told,) = SOURCE.read(whole, "Shop")
    assert told.turns[0].text == "ça & 👋"


def test_a_thread_without_messages_is_none():
    assert SOURCE.fits(thread())
    assert SOURCE.read(thread(), "Shop") == ()


@pytest.mark.parametrize("data", [None, [], {}, "x", {"messages": []}, {"messages": [1]}])
def test_what_is_none_does_not_fit(data):
    assert not SOURCE.fits(data)

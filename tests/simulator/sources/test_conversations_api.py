"""Conversations as the Conversations API returns them."""

import pytest

from simulator.sources.conversations_api import SOURCE


def message(at, who, text, **more):
    sender = {"name": who, "id": str(len(who))}
    return {"created_time": f"2026-09-07T{at}+0000", "from": sender, "message": text, **more}


ONE = {
    "messages": {
        "data": [
            message("09:00:20", "Shop", "Bye!"),
            message("09:00:04", "Shop", "Hello!", attachments={"data": [{}]}),
            message("09:00:00", "Zoë", "Hi"),
        ]
    }
}


@pytest.mark.parametrize("data", [ONE, {"data": [ONE]}])
@pytest.mark.parametrize("page", ["Shop", "4"])
def test_messages_are_read_oldest_first_whoever_the_page_is(data, page):
    (told,) = SOURCE.read(data, page)
    assert [str(turn) for turn in told.turns] == [
        "0s customer: Hi",
        r"4s bot: Hello!\n(file)",
        "20s bot: Bye!",
    ]
    assert told.customer == "Zoë"


def test_conversations_without_messages_are_left_out():
    assert SOURCE.read({"data": [{"messages": {"data": []}}, ONE]}, "Shop")[0].turns


@pytest.mark.parametrize("data", [None, [], {}, "x", {"data": []}, {"data": [1]}, {"data": [{}]}])
def test_what_is_none_does_not_fit(data):
    assert not SOURCE.fits(data)

import pytest

from fake_graph.journal import CustomerActed, MessageReceived
from simulator.reporters.html.bubbles import bubbles, entries_of, window_of
from tests.simulator.reporters.sample import (
    ANA,
    at,
    colourful,
    polite,
    refused,
    rude,
    said,
    scenario,
    sent,
)

DAY = 24 * 60 * 60  # seconds


def turns(record):
    own = entries_of(record.entries)[ANA]
    return list(bubbles(record.transcripts[0], own))


def test_each_turn_of_the_transcript_has_a_bubble_at_its_instant():
    for record in (polite(), rude(), colourful()):
        told = record.transcripts[0]
        shown = turns(record)
        assert [turn["t"] for turn in shown] == [t.at.total_seconds() for t in told.turns]
        assert [turn["who"] for turn in shown] == [str(t.speaker) for t in told.turns]


def test_quick_replies_and_buttons_are_told_apart():
    hello = next(turn for turn in turns(polite()) if turn.get("quick"))
    assert hello["quick"] == ["Opening hours", "Talk to a person"]
    menu = turns(colourful())[3]
    assert "quick" not in menu
    (attached,) = menu["attached"]
    assert attached["text"] == "What next?"
    assert attached["buttons"] == [
        {"title": "Order", "leads": "https://shop.example.com/shirt"},
        {"title": "Call us", "leads": "+15550100"},
    ]


def test_cards_and_pictures_are_told_with_what_is_on_them():
    shown = turns(colourful())
    assert shown[1]["attached"] == [{"type": "image", "url": "https://x.example.com/photo.png"}]
    blue, red = shown[2]["attached"][0]["cards"]
    assert blue["subtitle"] == "19 €"
    assert blue["image"] == "https://x.example.com/s.png"
    assert [button["title"] for button in red["buttons"]] == ["Order", "Call us"]


def test_a_reaction_stands_at_its_message_until_it_is_taken_back():
    assert turns(colourful())[2]["reaction"] == "❤️"
    gone = [
        CustomerActed(at=at(f"{n}s"), psid=ANA, deed=deed, text="❤️", mid=sent("1s", "").mid)
        for n, deed in enumerate(("react", "unreact"), 2)
    ]
    shown = turns(scenario([said("0s", "Hi!"), sent("1s", "Hello!"), *gone]))
    assert "reaction" not in shown[1]


def test_a_reply_tells_what_it_answers():
    hello = sent("1s", "Which one?")
    reply = MessageReceived(at=at("9s"), psid=ANA, mid="m_9", text="Blue", reply_to=hello.mid)
    assert turns(scenario([hello, reply]))[1]["answers"] == "Which one?"
    lost = MessageReceived(at=at("9s"), psid=ANA, mid="m_9", text="Blue", reply_to="m_0")
    assert "answers" not in turns(scenario([hello, lost]))[1]


def test_a_refused_message_has_its_error_and_no_letter_of_the_next_one():
    shown = turns(scenario([said("0s", "Hi!"), refused("1s", "Sale!", "X"), sent("2s", "Hello!")]))
    assert shown[1]["kind"] == "x"
    assert (shown[1]["code"], shown[1]["subcode"], shown[1]["tag"]) == (10, 2018278, "X")
    assert shown[2]["text"] == "Hello!"


def test_staff_are_called_by_their_name():
    assert next(turn for turn in turns(colourful()) if turn["who"] == "agent")["agent"] == "Rosa"


@pytest.mark.parametrize(
    ("entries", "spans"),
    [
        ([said("0s", "Hi!")], [[0, DAY]]),
        ([said("0s", "Hi!"), said("1h", "Hi?")], [[0, DAY + 3600]]),
        ([said("0s", "Hi!"), said("30h", "Hi?")], [[0, DAY], [30 * 3600, 30 * 3600 + DAY]]),
        ([sent("0s", "Hello!")], []),
    ],
)
def test_the_window_is_open_for_a_day_after_each_word_of_the_customers(entries, spans):
    record = scenario(entries, end="80h")
    assert window_of(entries_of(record.entries)[ANA], record.transcripts[0]) == spans


def test_the_window_is_not_told_beyond_what_was_watched():
    record = scenario([said("0s", "Hi!")], end="2h")
    assert window_of(entries_of(record.entries)[ANA], record.transcripts[0]) == [[0, 7200]]


@pytest.mark.parametrize(("deed", "opens"), [("react", True), ("opt-in", True), ("edit", False)])
def test_some_deeds_open_the_window_and_others_do_not(deed, opens):
    acted = CustomerActed(at=at("0s"), psid=ANA, deed=deed, text="x")
    record = scenario([acted], end="48h")
    assert bool(window_of([acted], record.transcripts[0])) is opens

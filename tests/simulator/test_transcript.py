"""The notation, and the ways of cutting a thread."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from fake_graph.ids import AppId, MessageId, Psid
from fake_graph.journal import (
    Action,
    ActionSent,
    Journal,
    MessageReceived,
    MessageSent,
    Noted,
    QuickReply,
    SendRefused,
    ThreadOpened,
)
from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, rows
from tests.simulator.strategies import transcripts

NINE = datetime(2026, 9, 7, 9, tzinfo=UTC)
ANA, BEN, APP = Psid("1"), Psid("2"), AppId("7")


@given(transcripts())
def test_a_transcript_reads_back_exactly_as_it_is_printed(transcript):
    again = Transcript.parse(str(transcript))
    assert again.turns == transcript.turns


@given(transcripts())
def test_a_printed_transcript_has_a_line_a_turn_and_can_be_shown(transcript):
    lines = str(transcript).split("\n")
    assert len(lines) == max(1, len(transcript.turns))


@pytest.mark.parametrize("line", ["hello", "0s cat: Miaow", "bot: Hello", "5 bot: Hello"])
def test_a_line_that_does_not_fit_is_named(line):
    with pytest.raises(ValueError, match="not a turn"):
        Transcript.parse(line)


def test_a_thread_is_what_one_person_lived_through():
    journal = Journal()
    journal.append(Noted(at=NINE, code="ignored-key", text="foo", psid=ANA))
    journal.append(ThreadOpened(at=NINE, psid=ANA, greeting="Welcome"))
    journal.append(_received(1, ANA, "Hi!"))
    journal.append(_received(2, BEN, "Hello!"))
    journal.append(ActionSent(at=_at(3), psid=ANA, app_id=APP, action=Action.TYPING_ON))
    journal.append(_sent(4, ANA, "Hello, Ana.", "Prices"))
    refused = SendRefused(
        at=_at(5),
        psid=ANA,
        app_id=APP,
        text="Sale!",
        tag=None,
        code=10,
        subcode=2018278,
        message="",
    )
    journal.append(refused)
    transcript = Transcript.of(journal, ANA, customer="Ana", end=_at(60))
    assert str(transcript).split("\n") == [
        "0s customer opens: Welcome",
        "1s customer: Hi!",
        "3s bot types",
        "4s bot: Hello, Ana. [Prices]",
        "5s bot x10/2018278: Sale!",
    ]
    assert transcript.end == timedelta(seconds=60)
    assert transcript.when(transcript.turns[3]) == _at(4)


def test_a_person_who_did_nothing_has_an_empty_transcript():
    assert Transcript.of(Journal(), ANA).turns == ()


def test_an_exchange_ends_where_the_customer_acts_after_the_bot():
    first, second = Transcript.parse(
        "0s customer: Hi!\n1s customer: Prices?\n2s bot: Hello!\n3s bot: 5 EUR.\n4s customer: Bye"
    ).exchanges()
    assert [turn.text for turn in first.asked] == ["Hi!", "Prices?"]
    assert [turn.text for turn in first.replies] == ["Hello!", "5 EUR."]
    assert [turn.text for turn in second.asked] == ["Bye"]


def test_an_answer_ends_where_the_bot_paused():
    (exchange,) = Transcript.parse(
        "0s customer: Hi!\n2s bot: Hello!\n1h bot: Still here.\n3h bot: News!"
    ).exchanges()
    assert [turn.text for turn in exchange.answer] == ["Hello!", "Still here."]


def test_rows_are_cut_at_pauses():
    turns = Transcript.parse("0s bot: a\n30s bot: b\n91s bot: c").turns
    cut = list(rows(turns, timedelta(minutes=1)))
    assert [len(row) for row in cut] == [2, 1]


@pytest.mark.parametrize(
    ("notation", "partings"),
    [
        ("0s customer: Bye!", 1),
        ("0s customer: That's all, thanks.\n1s bot: Bye!", 1),
        ("0s bot: Anything else?\n1s customer: No", 1),
        ("0s bot: A receipt?\n1s customer: No", 0),
        ("0s bot: A receipt?\n1s customer: No thanks", 0),
        ("0s bot: Here you are.\n1s customer: No thanks", 1),
        ("0s customer: Bye!\n1s bot: Bye!\n2s customer: Wait, prices?\n3s bot: 5 EUR.", 0),
        ("0s customer: Bye!\n1s bot: Bye!\n2d customer: Hi\n2d1s bot: Hi", 1),
        ("0s customer: That's all\n1s customer: Thanks!", 1),
        ("0s customer: Bye!\n1s customer: Oh, which trains leave at nine?", 0),
        ("0s customer: Thanks!", 0),
    ],
)
def test_a_customer_takes_leave_by_goodbye_or_having_all(notation, partings):
    assert len(Transcript.parse(notation).partings()) == partings


def test_quick_replies_do_what_their_words_do():
    (turn,) = Transcript.parse("0s bot: Choose. [Talk to a person|Goodbye]").turns
    assert {Act.ASKS_HUMAN, Act.BYE} <= turn.choices


def test_turns_are_found_by_who_and_what():
    transcript = Transcript.parse("0s customer: Hi!\n1s bot types\n2s bot: Hi!\n3s bot: Bye!")
    assert len(transcript.by(Speaker.BOT)) == 3
    assert len(transcript.by(Speaker.BOT, Kind.TYPING)) == 1
    assert [t.at.seconds for t in transcript.turns_with(Speaker.BOT, {Act.BYE})] == [3]


def _at(seconds):
    return NINE + timedelta(seconds=seconds)


def _received(seconds, psid, text):
    return MessageReceived(at=_at(seconds), psid=psid, mid=MessageId(f"m_{seconds}"), text=text)


def _sent(seconds, psid, text, *titles):
    quick = tuple(QuickReply(title=title, payload=title) for title in titles)
    mid = MessageId(f"m_{seconds}")
    return MessageSent(
        at=_at(seconds), psid=psid, app_id=APP, mid=mid, text=text, quick_replies=quick
    )

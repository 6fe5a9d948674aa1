"""A message reads in a transcript as the person saw it."""

from dataclasses import replace

import pytest

from fake_graph.journal import Attached, Author, Button, Card, Journal
from simulator.transcript import Speaker, Transcript
from tests.simulator.reporters.sample import ANA, said, sent

YES = Button(type="postback", title="Yes", payload="YES")
SHOP = Button(type="web_url", title="Shop", url="https://example.com")
LOG_IN = Button(type="account_link", url="https://example.com")
BUTTONS = Attached(type="template", template="button", text="Shall we?", buttons=(YES, LOG_IN))
CARDS = Attached(
    type="template",
    template="generic",
    cards=(Card(title="Red", subtitle="€ 5", buttons=(SHOP,)), Card(title="Blue")),
)


def turn_of(entry, *attachments, **more):
    journal = Journal([replace(entry, attachments=attachments, **more)])
    return Transcript.of(journal, ANA).turns[0]


@pytest.mark.parametrize(
    ("text", "attachments", "line"),
    [
        ("Shall we?", [BUTTONS], "0s bot ~button: Shall we? [Yes]"),
        ("", [BUTTONS], "0s bot ~button: Shall we? [Yes]"),
        ("", [CARDS], "0s bot ~generic: Red - € 5\\nBlue [Shop](https://example.com)"),
        ("", [Attached(type="image", url="https://example.com/a.png")], "0s bot: (image)"),
        ("Look", [Attached(type="file")], "0s bot: Look\\n(file)"),
    ],
)
def test_what_came_with_a_message_is_read_out(text, attachments, line):
    turn = turn_of(sent("0s", text), *attachments)
    assert str(turn) == line
    assert Transcript.parse(line).turns == (turn,)


def test_buttons_come_before_quick_replies():
    assert turn_of(sent("0s", "", "Maybe"), BUTTONS).quick_replies == ("Yes", "Maybe")


def test_a_customers_picture_is_named():
    assert turn_of(said("0s", ""), Attached(type="image")).text == "(image)"


@pytest.mark.parametrize(
    ("author", "speaker"),
    [
        (Author.APP, Speaker.BOT),
        (Author.STAFF, Speaker.AGENT),
        (Author.AUTOMATION, Speaker.PAGE),
    ],
)
def test_who_wrote_for_the_page_is_told_apart(author, speaker):
    assert turn_of(sent("0s", "Hello"), author=author).speaker is speaker


def test_staff_and_automations_are_no_answers_of_the_bots():
    notation = "0s customer: Hi\n1s page: We are away\n2s agent: Hello\n3s bot: Hello"
    transcript = Transcript.parse(notation)
    assert [turn.text for turn in transcript.exchanges()[0].replies] == ["Hello"]
    assert str(transcript) == notation

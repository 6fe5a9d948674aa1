"""People react, edit, unsend and rate, within what the app allows."""

from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import CustomerActed
from tests.fake_graph.letters import buttons, postback, send_template
from tests.fake_graph.world import ALL_FIELDS, World

FIELDS = ALL_FIELDS | {"message_reactions", "message_edits", "response_feedback"}


@pytest.fixture
def world():
    world = World(fields=FIELDS)
    world.mid = world.graph.say(world.ana, "Hi!")
    return world


def reactions(world):
    return [event["reaction"] for event in world.events("message_reactions")]


@pytest.mark.parametrize(
    ("emoji", "name"),
    [
        ("😆", "smile"),
        ("😠", "angry"),
        ("😢", "sad"),
        ("😮", "wow"),
        ("❤", "love"),
        ("❤️", "love"),
        ("👍🏽", "like"),
        ("👎", "dislike"),
        ("👩‍👩‍👧", "other"),
        ("🎉", "other"),
    ],
)
def test_a_reaction_has_a_name(world, emoji, name):
    world.graph.react(world.ana, world.mid, emoji)
    assert reactions(world)[-1] == {
        "mid": world.mid,
        "action": "react",
        "reaction": name,
        "emoji": emoji,
    }


def test_a_reaction_opens_the_window_and_taking_it_back_does_not(world):
    world.wait(days=2)
    world.graph.react(world.ana, world.mid, "👍")
    assert world.send().status == 200
    world.wait(days=2)
    world.graph.unreact(world.ana, world.mid)
    assert reactions(world)[-1] == {"mid": world.mid, "action": "unreact"}
    assert world.send().refusal == (10, 2018278)
    with pytest.raises(ImpossibleAction, match="no reaction to take back"):
        world.graph.unreact(world.ana, world.mid)


def test_another_reaction_replaces_the_first_and_quick_replies_stay(world):
    replies = [{"content_type": "text", "title": "A", "payload": "A"}]
    world.send(message={"text": "Pick", "quick_replies": replies})
    for emoji in ("👍", "❤"):
        world.graph.react(world.ana, world.mid, emoji)
    assert world.graph.thread_of(world.ana).letters[world.mid].reaction == "❤"
    assert world.graph.quick_replies_shown(world.ana)


def test_a_reaction_is_an_emoji_on_a_message(world):
    with pytest.raises(ImpossibleAction, match="is an emoji"):
        world.graph.react(world.ana, world.mid, "")
    with pytest.raises(ImpossibleAction, match="shows no message"):
        world.graph.react(world.ana, "m_1", "👍")


def test_an_edit_is_counted_up_to_five(world):
    for number in range(1, 6):
        world.graph.edit(world.ana, world.mid, f"Hi {number}é")
        assert world.events("message_edits")[-1]["message_edit"] == {
            "mid": world.mid,
            "text": f"Hi {number}é",
            "num_edit": number,
        }
    with pytest.raises(ImpossibleAction, match="5 times"):
        world.graph.edit(world.ana, world.mid, "once more")
    assert world.graph.thread_of(world.ana).letters[world.mid].content["text"] == "Hi 5é"


def test_an_edit_changes_no_other_message_with_the_same_words(world):
    other = world.graph.say(world.ana, "Hi!")
    world.graph.edit(world.ana, world.mid, "Bye!")
    letters = world.graph.thread_of(world.ana).letters
    assert letters[other].content == {"text": "Hi!"}
    assert letters[world.graph.say(world.ana, "Hi!")].content == {"text": "Hi!"}


def test_an_edit_takes_place_within_15_minutes(world):
    world.wait(minutes=15)
    world.graph.edit(world.ana, world.mid, "in time")
    world.wait(microseconds=1)
    with pytest.raises(ImpossibleAction, match="0:15:00"):
        world.graph.edit(world.ana, world.mid, "late")


def test_an_edit_opens_no_window(world):
    world.wait(hours=23, minutes=59)
    mid = world.graph.say(world.ana, "x")
    opened = world.graph.thread_of(world.ana).window.opened
    world.wait(minutes=1)
    world.graph.edit(world.ana, mid, "y")
    assert world.graph.thread_of(world.ana).window.opened == opened


def test_only_own_words_can_be_edited(world):
    theirs = world.send().json["message_id"]
    picture = world.graph.send_media(world.ana, "image", ["https://cdn/a"])
    with pytest.raises(ImpossibleAction, match="the page's"):
        world.graph.edit(world.ana, theirs, "x")
    with pytest.raises(ImpossibleAction, match="no words"):
        world.graph.edit(world.ana, picture, "x")
    with pytest.raises(ImpossibleAction, match="to nothing"):
        world.graph.edit(world.ana, world.mid, " ")


@pytest.mark.parametrize(("day", "is_possible"), [(8, False), (9, True)])
def test_editing_began_on_9_april_2024(day, is_possible):
    world = World(datetime(2024, 4, day, tzinfo=UTC), fields=FIELDS)
    mid = world.graph.say(world.ana, "Hi")
    if is_possible:
        return world.graph.edit(world.ana, mid, "Hello")
    with pytest.raises(ImpossibleAction, match="editing did not exist on 2024-04-08"):
        world.graph.edit(world.ana, mid, "Hello")
    return None


def test_what_is_unsent_is_gone(world):
    world.graph.unsend(world.ana, world.mid)
    assert world.events("messages")[-1]["message"] == {"mid": world.mid, "is_deleted": True}
    with pytest.raises(ImpossibleAction, match="shows no message"):
        world.graph.unsend(world.ana, world.mid)
    assert world.of(CustomerActed)[-1].deed == "unsend"


def test_the_pages_messages_cannot_be_unsent(world):
    mid = send_template(world, buttons(postback("Yes")))
    with pytest.raises(ImpossibleAction, match="the page's"):
        world.graph.unsend(world.ana, mid)


def test_answers_are_rated_good_or_bad(world):
    mid = world.send().json["message_id"]
    world.graph.rate_answer(world.ana, mid, is_good=False)
    (event,) = world.events("response_feedback")
    assert event["response_feedback"] == {"feedback": "Bad response", "mid": mid}
    with pytest.raises(ImpossibleAction, match="not their own"):
        world.graph.rate_answer(world.ana, world.mid, is_good=True)


@pytest.mark.parametrize("method", ["react", "edit", "unsend"])
def test_nothing_works_after_blocking(world, method):
    world.graph.block(world.ana)
    more = () if method == "unsend" else ("👍",)
    with pytest.raises(ImpossibleAction, match="unblock"):
        getattr(world.graph, method)(world.ana, world.mid, *more)

"""The page's staff answers by hand, and where apps share threads it takes them so."""

from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import ActionSent, Author, ControlChanged, MessageSent
from tests.fake_graph.switchboard import HANDED_OVER, INBOX, ROUTED, Switchboard
from tests.fake_graph.world import World

ERAS = pytest.mark.parametrize("era", [HANDED_OVER, ROUTED], ids=["handover", "routing"])


def test_the_journal_knows_who_wrote(world):
    mid = world.graph.staff_says(world.ana, "Olá 👋🏽", agent="María")
    (entry,) = world.of(MessageSent)
    assert (entry.mid, entry.text, entry.agent) == (mid, "Olá 👋🏽", "María")
    assert (entry.author, entry.app_id) == (Author.STAFF, INBOX)


@pytest.mark.parametrize(("date", "has_id"), [((2021, 9, 13), False), ((2021, 9, 14), True)])
def test_an_echo_names_the_inbox_since_version_12(date, has_id):
    world = World(datetime(*date, 10, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    world.graph.staff_says(world.ana, "Hello!")
    (echo,) = world.events("message_echoes")
    assert echo["message"].get("app_id") == (int(INBOX) if has_id else None)
    assert len(world.events("message_deliveries")) == 1


def test_where_nothing_is_shared_the_bot_goes_on_hearing(world):
    world.graph.staff_says(world.ana, "Hello!")
    world.graph.say(world.ana, "Ah, a person!")
    assert len(world.events("messages")) == 2
    assert world.of(ControlChanged) == []
    assert world.send().status == 200


@ERAS
def test_answering_by_hand_sends_the_bot_to_standby(era):
    world = Switchboard(era)
    world.graph.staff_says(world.ana, "Hello!")
    assert world.owner() == INBOX
    assert world.of(ControlChanged)[-1].deed == "reply"
    echoes = world.events("message_echoes", app_id=world.bot, channel="standby")
    assert [e["message"]["text"] for e in echoes] == ["Hello!"]
    world.graph.say(world.ana, "Ah, a person!")
    assert len(world.events("messages", app_id=world.bot)) == 1
    assert len(world.events("messages", app_id=world.bot, channel="standby")) == 1


def test_the_app_that_loses_the_thread_is_told():
    world = Switchboard()
    world.move("take")
    world.graph.staff_says(world.ana, "Hello!")
    taken = world.handovers(world.bot)[-1]["take_thread_control"]
    assert taken == {"previous_owner_app_id": world.bot, "new_owner_app_id": INBOX}


def test_staff_takes_and_hands_back():
    world = Switchboard()
    world.graph.staff_takes(world.ana)
    assert world.owner() == INBOX
    world.graph.staff_hands_back(world.ana, metadata="solved")
    assert world.owner() == world.bot
    assert world.handovers(world.bot)[-1]["pass_thread_control"] == {
        "previous_owner_app_id": INBOX,
        "new_owner_app_id": world.bot,
        "metadata": "solved",
    }


def test_staff_hands_the_thread_to_whom_it_likes():
    world = Switchboard()
    world.graph.staff_takes(world.ana)
    world.graph.staff_hands_back(world.ana, world.helper)
    assert world.owner() == world.helper


def test_an_app_passes_a_thread_to_the_inbox_and_gets_it_back():
    world = Switchboard()
    world.give(INBOX)
    world.graph.staff_says(world.ana, "How can I help?")
    world.graph.staff_hands_back(world.ana)
    assert world.send("It is me again.").status == 200


def test_staff_asks_for_a_thread():
    world = Switchboard()
    world.move("take")
    world.graph.staff_requests(world.ana, "please")
    asked = world.handovers(world.bot)[-1]["request_thread_control"]
    assert asked == {"requested_owner_app_id": INBOX, "metadata": "please"}
    assert world.owner() == world.bot


@ERAS
def test_done_gives_the_thread_back(era):
    world = Switchboard(era)
    world.graph.staff_says(world.ana, "Hello!")
    heard = len(world.handovers(world.bot))
    world.graph.staff_marks_done(world.ana)
    is_old = era is HANDED_OVER
    assert world.owner() == (world.bot if is_old else None)
    assert len(world.handovers(world.bot)) == heard + is_old


def test_done_leaves_the_thread_with_the_app_that_has_it():
    world = Switchboard()
    world.give(world.helper)
    world.graph.staff_marks_done(world.ana)
    assert world.owner() == world.helper


def test_a_new_message_brings_a_conversation_back_from_done(world):
    world.graph.staff_marks_done(world.ana)
    assert world.graph.thread_of(world.ana).desk.folder == "page_done"
    world.graph.say(world.ana, "One more thing")
    assert world.graph.thread_of(world.ana).desk.folder == "inbox"


def test_reading_is_seen_by_the_person(world):
    world.graph.staff_reads(world.ana)
    (seen,) = world.of(ActionSent)
    assert (seen.app_id, seen.action) == (INBOX, "mark_seen")
    assert world.graph.thread_of(world.ana).unread_count == 0


@pytest.mark.parametrize(("days", "late"), [(7, False), (7.01, True)])
def test_staff_may_write_for_seven_days(world, days, late):
    world.wait(days=days)
    if late:
        with pytest.raises(ImpossibleAction, match="seven days"):
            world.graph.staff_says(world.ana, "Sorry!")
    else:
        assert world.graph.staff_says(world.ana, "Sorry!")


def test_in_the_early_years_staff_might_always_write():
    world = World(datetime(2020, 2, 1, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    world.wait(days=20)
    assert world.graph.staff_says(world.ana, "Sorry!")


def test_staff_cannot_write_where_the_inbox_does_not_let_it(world):
    with pytest.raises(ImpossibleAction, match="write first"):
        world.graph.staff_says(world.bob, "Hello!")
    with pytest.raises(ImpossibleAction, match="empty"):
        world.graph.staff_says(world.ana, "")
    with pytest.raises(ImpossibleAction, match="nobody"):
        world.graph.staff_says("1", "Hello!")
    world.graph.block(world.ana)
    with pytest.raises(ImpossibleAction, match="blocked the page"):
        world.graph.staff_says(world.ana, "Hello!")


def test_control_is_staffs_to_move_only_where_it_is_shared(world):
    for move in (world.graph.staff_takes, world.graph.staff_requests, world.graph.staff_hands_back):
        with pytest.raises(ImpossibleAction, match="share nothing"):
            move(world.ana)


def test_staff_hands_back_only_what_it_has_and_only_to_the_pages_apps():
    world = Switchboard()
    with pytest.raises(ImpossibleAction, match="does not have"):
        world.graph.staff_hands_back(world.ana)
    world.graph.staff_takes(world.ana)
    with pytest.raises(ImpossibleAction, match="cannot be given to 1"):
        world.graph.staff_hands_back(world.ana, "1")
    with pytest.raises(ImpossibleAction, match="already"):
        world.graph.staff_requests(world.ana)


# The questions of a lead form -----------------------------------------------------------------


def test_a_lead_flow_keeps_apps_and_staff_out_until_it_ends(world):
    world.graph.start_lead_flow(world.ana)
    assert world.send().refusal == (10, 2018321)
    assert world.act().refusal == (10, 2018321)
    with pytest.raises(ImpossibleAction, match="own questions"):
        world.graph.staff_says(world.ana, "Hello!")
    world.graph.finish_lead_flow(world.ana)
    assert world.send().status == 200
    deeds = [(e.deed, e.previous, e.owner) for e in world.of(ControlChanged)]
    assert deeds == [("take", None, "413038776280800"), ("release", "413038776280800", None)]


def test_a_lead_flow_shows_as_the_owner_and_leaves_the_rest_as_it_was():
    world = Switchboard()
    world.move("take")
    world.graph.start_lead_flow(world.ana)
    assert world.owner() == "413038776280800"
    world.graph.finish_lead_flow(world.ana)
    assert world.owner() == world.bot


def test_a_flow_runs_once(world):
    with pytest.raises(ImpossibleAction, match="does not run"):
        world.graph.finish_lead_flow(world.ana)
    world.graph.start_lead_flow(world.ana)
    with pytest.raises(ImpossibleAction, match="runs already"):
        world.graph.start_lead_flow(world.ana)


def test_a_message_of_staffs_has_the_id_of_its_year():
    world = World(datetime(2017, 5, 1, 10, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    assert world.graph.staff_says(world.ana, "Hello!").startswith("mid.$")


def test_staff_cannot_write_to_who_has_left(world):
    world.graph.deactivate(world.ana)
    with pytest.raises(ImpossibleAction, match="left their account"):
        world.graph.staff_says(world.ana, "Hello!")

"""The page answers by itself, each automation at its time, and opens no window by it."""

import pytest
from pydantic import TypeAdapter

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import Author, MessageSent, PageActivity
from fake_graph.pages.automation import Automations, KeywordReply, Opening, Question
from fake_graph.state import State
from tests.fake_graph.switchboard import INBOX, Switchboard
from tests.fake_graph.world import World

HOURS = KeywordReply(words=("open",), text="Nine to five.")


def page_with(**automations):
    world = World()
    world.graph.set_automations(Automations(**automations))
    return world


def said(world):
    return [e.text for e in world.of(MessageSent) if e.author is Author.AUTOMATION]


def test_an_instant_reply_follows_the_first_message_and_is_echoed_as_the_inboxs():
    world = page_with(instant_reply="Thanks, é 👋!")
    world.graph.say(world.ana, "Hi!")
    assert said(world) == []
    world.wait(seconds=1)
    assert said(world) == ["Thanks, é 👋!"]
    (echo,) = world.events("message_echoes")
    assert echo["message"]["app_id"] == int(INBOX)
    assert len(world.events("message_deliveries")) == 1


@pytest.mark.parametrize(("hours", "times"), [(23, 1), (25, 2)])
def test_an_instant_reply_comes_again_after_a_day_of_silence(hours, times):
    world = page_with(instant_reply="Thanks!")
    world.graph.say(world.ana, "Hi!")
    world.wait(hours=hours)
    world.graph.say(world.ana, "Hi again!")
    world.wait(seconds=1)
    assert said(world) == ["Thanks!"] * times


def test_automations_open_no_window():
    world = page_with(instant_reply="Thanks!", recommended="Thank you!")
    world.graph.say(world.ana, "Hi!")
    world.wait(hours=23, minutes=59)
    world.graph.review(world.ana, "Lovely")
    world.wait(minutes=20)
    assert said(world)[-1] == "Thank you!"
    assert world.send().refusal == (10, 2018278)


def test_a_keyword_waits_a_quarter_of_an_hour_for_somebody_else():
    world = page_with(hours=HOURS)
    world.graph.say(world.ana, "When do you open?")
    world.wait(minutes=14, seconds=59)
    assert said(world) == []
    world.wait(seconds=1)
    assert said(world) == ["Nine to five."]


@pytest.mark.parametrize("who", ["staff", "bot"])
def test_a_keyword_keeps_silent_where_somebody_answered(who):
    world = page_with(hours=HOURS)
    world.graph.say(world.ana, "When do you open?")
    if who == "staff":
        world.graph.staff_says(world.ana, "At nine.")
    else:
        world.send("At nine.")
    world.wait(minutes=20)
    assert said(world) == []


def test_an_instant_reply_is_no_answer_to_a_keyword():
    world = page_with(instant_reply="Thanks!", hours=HOURS)
    world.graph.say(world.ana, "When do you open?")
    world.wait(minutes=20)
    assert said(world) == ["Thanks!", "Nine to five."]


def test_away_beats_keywords_and_the_instant_reply():
    closed = Opening(day=6, opens="09:00", closes="10:00")  # and today is a Tuesday
    world = page_with(
        instant_reply="Thanks!", away_message="Away.", openings=(closed,), hours=HOURS
    )
    world.graph.say(world.ana, "When do you open?")
    world.wait(hours=1)
    world.graph.say(world.ana, "Open?")
    world.wait(hours=1)
    assert said(world) == ["Away."]


def test_away_by_hand_holds_until_the_page_is_back():
    world = page_with(away_message="Away.", hours=HOURS)
    world.graph.set_away(True)
    world.graph.say(world.ana, "Open?")
    world.wait(minutes=20)
    world.graph.set_away(False)
    world.graph.say(world.ana, "Open?")
    world.wait(minutes=20)
    assert said(world) == ["Away.", "Nine to five."]


def test_the_pages_questions_are_offered_to_a_new_thread_and_answered():
    questions = tuple(Question(question=f"Q{n}?", answer=f"A{n}.") for n in range(5))
    world = page_with(questions=questions, instant_reply="Thanks!")
    assert world.graph.questions_shown(world.ana) == ("Q0?", "Q1?", "Q2?", "Q3?", "Q4?")
    world.graph.tap_question(world.ana, "Q2?")
    world.wait(seconds=1)
    assert said(world) == ["A2."]
    assert world.events("messages")[0]["message"]["text"] == "Q2?"
    assert world.graph.questions_shown(world.ana) == ()
    with pytest.raises(ImpossibleAction, match="no question"):
        world.graph.tap_question(world.ana, "Q2?")


@pytest.mark.parametrize(
    "profile",
    [
        {"get_started": {"payload": "START"}},
        {"ice_breakers": [{"question": "Q?", "payload": "Q"}]},
    ],
)
def test_what_an_app_set_up_for_a_new_thread_goes_before_the_pages_questions(profile):
    world = page_with(questions=(Question(question="Q0?", answer="A0."),))
    world.call("POST", "/me/messenger_profile", profile)
    assert world.graph.questions_shown(world.ana) == ()


@pytest.mark.parametrize(("positive", "text"), [(True, "Thank you!"), (False, "Sorry!")])
def test_a_review_is_followed_up_after_ten_minutes(positive, text):
    world = page_with(recommended="Thank you!", not_recommended="Sorry!")
    world.graph.review(world.bob, "Lovely", recommends=positive)
    world.wait(minutes=9, seconds=59)
    assert said(world) == []
    world.wait(seconds=1)
    assert said(world) == [text]
    assert world.of(PageActivity)[-1].text == "Lovely"


def test_an_application_is_acknowledged():
    world = page_with(application_received="We got it.")
    world.graph.application_sent(world.bob, "Baker")
    world.wait(seconds=1)
    assert said(world) == ["We got it."]


def test_a_comment_with_the_word_gets_a_message():
    world = page_with(on_comment=KeywordReply(words=("price",), text="Ten euros."))
    world.graph.comment(world.bob, "Lovely!")
    world.graph.comment(world.bob, "Price?")
    world.wait(seconds=1)
    assert said(world) == ["Ten euros."]


def test_what_is_switched_off_in_the_meantime_is_not_said():
    world = page_with(hours=HOURS)
    world.graph.say(world.ana, "Open?")
    world.graph.set_automations(Automations())
    world.wait(hours=1)
    assert said(world) == []


@pytest.mark.parametrize("shut", ["block", "deactivate", "page_blocks", "start_lead_flow"])
def test_nothing_is_said_to_who_cannot_be_written_to(shut):
    world = page_with(hours=HOURS, recommended="Thank you!")
    world.graph.say(world.ana, "Open?")
    world.graph.review(world.ana, "Lovely")
    getattr(world.graph, shut)(world.ana)
    world.wait(hours=1)
    assert said(world) == []


def test_by_default_a_page_says_nothing_and_nothing_is_due():
    world = World()
    world.graph.say(world.ana, "When do you open? Price? Phone?")
    assert world.graph.next_due() is None


def test_an_automation_takes_no_thread():
    world = Switchboard()
    world.graph.set_automations(Automations(instant_reply="Thanks!"))
    world.graph.say(world.bob, "Hi!")
    world.wait(seconds=1)
    assert said(world) == ["Thanks!"]
    assert world.owner(world.bob) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"timezone": "Europe/Atlantis"},
        {"timezone": "../etc/passwd"},
        {"timezone": ""},
        {"openings": (Opening(day=0, opens="nine", closes="17:00"),)},
        {"openings": (Opening(day=0, opens="09:00", closes="25:00"),)},
        {"openings": (Opening(day=7, opens="09:00", closes="17:00"),)},
        {"questions": tuple(Question(question=str(n), answer="") for n in range(6))},
    ],
)
def test_a_set_up_that_cannot_be_is_refused(wrong):
    with pytest.raises(ImpossibleAction):
        World().graph.set_automations(Automations(**wrong))


def test_timers_and_set_up_survive_json():
    world = page_with(hours=HOURS, questions=(Question(question="Q?", answer="A."),))
    world.graph.say(world.ana, "Open?")
    adapter = TypeAdapter(State)
    assert adapter.validate_json(adapter.dump_json(world.graph.state)) == world.graph.state

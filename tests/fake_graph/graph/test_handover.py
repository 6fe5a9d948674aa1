"""Apps pass threads to each other, take them, ask for them and give them up."""

from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import ControlChanged, PageActivity
from fake_graph.page import Callback
from fake_graph.state import State
from tests.fake_graph.switchboard import HANDED_OVER, INBOX, ROUTED, Switchboard

ERAS = pytest.mark.parametrize("era", [HANDED_OVER, ROUTED], ids=["handover", "routing"])
NOT_OWNER = {HANDED_OVER: (100, None), ROUTED: (100, 2534037)}


def changes(world):
    return [(e.deed, e.previous, e.owner) for e in world.of(ControlChanged)]


@ERAS
def test_the_new_owner_hears_and_the_old_one_stands_by(era):
    world = Switchboard(era)
    world.move("take")
    assert world.give(world.helper).json == {"success": True}
    assert world.owner() == world.helper
    world.graph.say(world.ana, "And now?")
    texts = [e["message"]["text"] for e in world.events("messages", app_id=world.helper)]
    assert texts == ["And now?"]
    (aside,) = world.events("messages", app_id=world.bot, channel="standby")
    assert aside["message"]["text"] == "And now?"


@ERAS
def test_passing_tells_the_new_owner_alone(era):
    world = Switchboard(era)
    world.move("take")
    before = len(world.handovers(world.bot))
    world.give(world.helper, metadata="é 👋")
    (told,) = world.handovers(world.helper)
    assert told["pass_thread_control"]["metadata"] == "é 👋"
    assert len(world.handovers(world.bot)) == before


def test_passing_an_idle_thread_names_no_previous_owner():
    world = Switchboard()
    world.give(world.helper)
    passed = world.handovers(world.helper)[0]["pass_thread_control"]
    assert passed == {"previous_owner_app_id": None, "new_owner_app_id": world.helper}


def test_a_primary_receiver_has_what_nobody_took():
    world = Switchboard(HANDED_OVER)
    assert world.owner() == world.bot
    world.give(world.helper)
    passed = world.handovers(world.helper)[0]["pass_thread_control"]
    assert passed["previous_owner_app_id"] == world.bot


def test_an_idle_thread_is_nobodys_under_routing():
    assert Switchboard().owner() is None


@ERAS
@pytest.mark.parametrize("verb", ["pass", "take", "release", "extend"])
def test_another_app_is_refused_all_but_asking(era, verb):
    world = Switchboard(era)
    more = {"target_app_id": INBOX, "duration": 60}
    answer = world.move(verb, token=world.helper_token, **more)
    assert answer.refusal == NOT_OWNER[era]
    assert changes(world) == []


@ERAS
def test_the_default_app_takes_and_the_loser_is_told(era):
    world = Switchboard(era)
    world.give(world.helper)
    world.move("take", metadata="mine")
    assert world.owner() == world.bot
    assert world.handovers(world.helper)[-1]["take_thread_control"] == {
        "previous_owner_app_id": world.helper,
        "new_owner_app_id": world.bot,
        "metadata": "mine",
    }


@ERAS
def test_a_default_app_cannot_pass_what_another_has(era):
    world = Switchboard(era)
    world.give(world.helper)
    assert world.give(INBOX).refusal == NOT_OWNER[era]


@ERAS
def test_taking_what_one_has_changes_nothing(era):
    world = Switchboard(era)
    world.move("take")
    before = changes(world)
    assert world.move("take").json == {"success": True}
    assert changes(world) == before


@ERAS
def test_asking_succeeds_even_if_nobody_grants_it(era):
    world = Switchboard(era)
    assert world.move("request", token=world.helper_token).json == {"success": True}
    asked = world.handovers(world.bot)[-1]["request_thread_control"]
    assert asked == {"requested_owner_app_id": world.helper}
    assert world.owner() == (world.bot if era is HANDED_OVER else None)
    assert changes(world)[-1][0] == "request"


@ERAS
def test_releasing_gives_the_thread_back_without_a_word(era):
    world = Switchboard(era)
    world.give(world.helper)
    heard = len(world.handovers())
    assert world.move("release", token=world.helper_token).status == 200
    assert world.owner() == (world.bot if era is HANDED_OVER else None)
    assert len(world.handovers()) == heard


@ERAS
@pytest.mark.parametrize(("hours", "keeps"), [(24, True), (24.01, False)])
def test_a_silent_day_gives_the_thread_back(era, hours, keeps):
    world = Switchboard(era)
    world.give(world.helper)
    world.wait(hours=hours)
    fallback = world.bot if era is HANDED_OVER else None
    assert world.owner() == (world.helper if keeps else fallback)


def test_a_word_of_the_persons_keeps_the_owner():
    world = Switchboard()
    world.give(world.helper)
    world.wait(hours=23)
    world.graph.say(world.ana, "Hello?")
    world.wait(hours=23)
    assert world.owner() == world.helper


def test_extending_keeps_a_silent_thread_for_as_long_as_was_asked():
    world = Switchboard()
    world.move("take")
    assert world.move("extend", duration=7 * 24 * 3600).json == {"success": True}
    world.wait(days=7)
    assert world.owner() == world.bot
    world.wait(seconds=1)
    assert world.owner() is None


@pytest.mark.parametrize("duration", [0, -1, 604801, "soon", "١٢", 1.5, True, None, [60]])
def test_a_duration_that_does_not_do_is_refused(duration):
    world = Switchboard()
    world.move("take")
    answer = world.move("extend", duration=duration)
    assert (answer.status, answer.error["code"]) == (400, 100)


def test_the_duration_may_be_text():
    world = Switchboard()
    world.move("take")
    assert world.move("extend", duration="604800").status == 200


@pytest.mark.parametrize(("date", "kept"), [((2025, 7, 21), False), ((2025, 7, 22), True)])
def test_a_thread_from_an_ad_stays_for_thirty_days(date, kept):
    world = Switchboard(datetime(*date, 10, tzinfo=UTC))
    world.graph.came_from_ad(world.ana)
    world.give(world.helper)
    world.wait(days=30)
    assert (world.owner() == world.helper) is kept
    world.wait(minutes=1)
    assert world.owner() != world.helper


def test_an_ads_own_app_has_the_thread_without_a_word():
    world = Switchboard()
    world.graph.came_from_ad(world.ana, world.helper)
    assert world.owner() == world.helper
    assert world.handovers(world.helper) == []
    world.graph.came_from_ad(world.bob, "1")
    world.graph.say(world.bob, "Hi!")
    assert world.owner(world.bob) is None


def test_the_default_app_takes_an_idle_thread_by_answering():
    world = Switchboard()
    world.send("Hello!")
    assert world.owner() == world.bot
    assert changes(world) == [("reply", None, world.bot)]
    world.send("One more thing.")
    assert len(changes(world)) == 1


def test_a_late_answer_of_the_default_apps_keeps_the_thread():
    world = Switchboard()
    world.graph.approve_tag("HUMAN_AGENT")
    world.wait(hours=30)
    assert world.send("Sorry!", messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT").status == 200
    world.wait(hours=20)
    assert world.owner() == world.bot


def test_no_webhook_of_a_thread_answered_by_a_primary_receiver():
    world = Switchboard(HANDED_OVER)
    world.send("Hello!")
    assert changes(world) == []


def test_the_owner_tells_when_the_thread_lapses():
    world = Switchboard()
    world.move("take")
    query = {"recipient": world.ana}
    data = world.call("GET", "/v24.0/me/thread_owner", query=query).json["data"]
    expiration = int(ROUTED.timestamp()) + 24 * 3600
    assert data == [{"thread_owner": {"app_id": world.bot, "expiration": expiration}}]


def test_under_routing_only_owner_and_default_app_learn_who_the_owner_is():
    world = Switchboard()
    world.move("take")
    query = {"recipient": world.ana}
    path, token = "/v24.0/me/thread_owner", world.helper_token
    (told,) = world.call("GET", path, query=query, token=token).json["data"]
    assert list(told["thread_owner"]) == ["expiration"]
    world.give(world.helper)
    assert world.owner(token=token) == world.owner() == world.helper


def test_under_handover_every_app_learns_it():
    world = Switchboard(HANDED_OVER)
    assert world.owner(token=world.helper_token) == world.bot


def test_releasing_may_say_why_to_nobody():
    world = Switchboard()
    world.move("take")
    assert world.move("release", metadata="done").status == 200
    assert world.of(ControlChanged)[-1].metadata == "done"
    assert "done" not in "".join(str(event) for event in world.handovers())


# Without a default app ------------------------------------------------------------------------


def test_without_a_default_app_everybody_hears_and_asking_and_passing_work():
    world = Switchboard(default=False)
    assert len(world.events("messages", app_id=world.helper)) == 1
    assert world.move("request").json == {"success": True}
    assert world.give(INBOX).json == {"success": True}
    world.graph.say(world.ana, "Still there?")
    assert len(world.events("messages", app_id=world.bot)) == 2
    assert world.owner() is None
    assert changes(world) == [("request", None, None), ("pass", None, INBOX)]


@pytest.mark.parametrize("verb", ["take", "extend"])
def test_without_a_default_app_nothing_can_be_taken(verb):
    assert Switchboard(default=False).move(verb, duration=60).refusal == (100, 2534037)


def test_before_routing_an_app_without_a_role_can_do_nothing():
    world = Switchboard(HANDED_OVER)
    del world.graph.page.subscriptions[world.helper]
    for verb in ("take", "request", "release"):
        assert world.move(verb, token=world.helper_token).refusal == (100, 2018171)


# Who and what ---------------------------------------------------------------------------------


@ERAS
@pytest.mark.parametrize("psid", ["1", "104523891234567"])
def test_a_thread_that_is_none_is_missing(era, psid):
    world = Switchboard(era)
    assert world.move("take", to=psid).refusal == (100, 2534001)
    query = {"recipient": psid}
    assert world.call("GET", "/v24.0/me/thread_owner", query=query).refusal == (100, 2534001)


@pytest.mark.parametrize("target", ["1", "104523891234567", 413038776280800])
def test_a_thread_goes_to_the_pages_own_apps_only(target):
    assert Switchboard().give(target).refusal == (100, 2018164)


@pytest.mark.parametrize("target", [None, "", "inbox", 1.5, True, ["1"]])
def test_a_target_that_is_no_id_is_refused(target):
    answer = Switchboard().give(target)
    assert (answer.status, answer.error["code"]) == (400, 100)


def test_ids_may_be_numbers_and_the_recipient_text():
    world = Switchboard()
    body = {"recipient": f"{{'id':'{world.ana}'}}", "target_app_id": int(INBOX)}
    assert world.call("POST", "/v24.0/me/pass_thread_control", body).status == 200
    assert world.owner() == INBOX


def test_metadata_is_limited():
    world = Switchboard()
    assert world.give(world.helper, metadata="x" * 1000).status == 200
    world.move("take")
    assert world.give(world.helper, metadata="x" * 1001).status == 400


def test_moving_threads_needs_the_task():
    world = Switchboard()
    world.tasks("MESSAGING")
    assert world.move("take").refusal == (10, None)


def test_the_primary_receiver_sees_the_others_by_name():
    world = Switchboard(HANDED_OVER)
    answer = world.call("GET", "/v24.0/me/secondary_receivers", query={"fields": "name"})
    assert answer.json == {
        "data": [
            {"name": "Page Inbox", "id": INBOX},
            {"name": "Helper", "id": world.helper},
        ]
    }


def test_a_role_is_told_to_who_gets_it_and_to_who_loses_it():
    world = Switchboard()
    world.graph.set_default_app(world.helper)
    assert world.handovers(world.bot)[-1]["app_roles"] == {world.bot: ["secondary_receiver"]}
    assert world.handovers(world.helper)[-1]["app_roles"] == {world.helper: ["primary_receiver"]}
    assert world.of(PageActivity)[-1].text == world.helper


def test_the_set_up_can_be_undone():
    world = Switchboard()
    world.graph.set_default_app(None)
    world.graph.say(world.ana, "Hello?")
    assert world.events("messages", app_id=world.helper)


def test_no_foreign_app_becomes_the_default_one():
    with pytest.raises(ImpossibleAction, match="no app 1"):
        Switchboard().graph.set_default_app("1")


def test_the_state_survives_json():
    world = Switchboard()
    world.give(world.helper, metadata="x")
    world.move("extend", token=world.helper_token, duration=60)
    adapter = TypeAdapter(State)
    written = adapter.dump_json(world.graph.state)
    assert adapter.validate_json(written) == world.graph.state


def test_a_thread_that_the_person_deleted_is_still_the_pages():
    world = Switchboard()
    world.graph.delete_conversation(world.ana)
    assert world.give(world.helper).status == 200
    assert world.owner() == world.helper
    world.graph.staff_says(world.ana, "Are you there?")
    assert world.owner() == INBOX


def test_a_role_is_told_only_to_an_app_that_asked_on_both_levels():
    world = Switchboard()
    callback = Callback(object="page", url="https://x.example", fields=frozenset(), verify_token="")
    world.graph.state.apps[world.helper].callbacks["page"] = callback
    world.graph.set_default_app(world.helper)
    assert world.handovers(world.helper) == []


def test_a_pass_that_changes_nothing_is_noted():
    world = Switchboard(default=False)
    assert world.give(INBOX).json == {"success": True}
    assert world.send("Still me").status == 200
    assert "threads-not-shared" in world.notes()
    shared = Switchboard()
    shared.give(INBOX)
    assert "threads-not-shared" not in shared.notes()

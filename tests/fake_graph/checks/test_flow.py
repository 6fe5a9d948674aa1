"""Sends meet who keeps an app out: the page itself, and Messenger's own questions."""

import random

import pytest
from pydantic import TypeAdapter

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import Journal
from fake_graph.pages.automation import Automations, KeywordReply
from fake_graph.state import State
from tests.fake_graph.switchboard import HANDED_OVER, INBOX, ROUTED, Switchboard


def test_the_page_that_blocked_somebody_is_told_so_before_its_tag_is_judged():
    world = Switchboard()
    world.graph.page_blocks(world.ana)
    answer = world.send(messaging_type="MESSAGE_TAG", tag="NO_TAG")
    assert answer.refusal == (551, 1545041)


def test_a_closed_window_comes_before_a_running_flow():
    world = Switchboard()
    world.graph.start_lead_flow(world.ana)
    world.wait(hours=25)
    assert world.send().refusal == (10, 2018278)


def deeds(world):
    graph, ana = world.graph, world.ana
    return [
        lambda: graph.say(ana, "When do you open?"),
        lambda: world.send("Hello!"),
        lambda: world.send("Hello!", token=world.helper_token),
        lambda: world.move("take"),
        lambda: world.give(world.helper),
        lambda: world.give(INBOX, token=world.helper_token),
        lambda: world.move("request", token=world.helper_token),
        lambda: world.move("release", token=world.helper_token),
        lambda: world.move("extend", duration=3600),
        lambda: graph.staff_says(ana, "A person!"),
        lambda: graph.staff_takes(ana),
        lambda: graph.staff_hands_back(ana),
        lambda: graph.staff_marks_done(ana),
        lambda: graph.start_lead_flow(ana),
        lambda: graph.finish_lead_flow(ana),
        lambda: graph.page_blocks(ana),
        lambda: graph.page_unblocks(ana),
        lambda: graph.set_default_app(world.helper),
        lambda: graph.set_default_app(world.bot),
        lambda: graph.set_default_app(None),
        lambda: world.wait(hours=11),
    ]


@pytest.mark.parametrize("era", [HANDED_OVER, ROUTED], ids=["handover", "routing"])
@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_done_each_app_hears_a_message_at_most_once(era, seed):
    world = Switchboard(era)
    hours = KeywordReply(words=("open",), text="Nine to five.")
    world.graph.set_automations(Automations(instant_reply="Thanks!", hours=hours))
    choices, chance = deeds(world), random.Random(seed)
    for _ in range(120):
        try:
            chance.choice(choices)()
        except ImpossibleAction:
            continue
    heard = [
        (app_id, event["message"]["mid"])
        for app_id in (world.bot, world.helper)
        for channel in ("messaging", "standby")
        for event in world.events("messages", app_id=app_id, channel=channel)
    ]
    assert len(heard) == len(set(heard))
    state, journal = TypeAdapter(State), world.graph.journal
    assert state.validate_json(state.dump_json(world.graph.state)) == world.graph.state
    assert list(Journal.from_json(journal.to_json())) == list(journal)

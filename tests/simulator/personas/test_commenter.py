"""Somebody who comments on a post and is answered in private, or writes themselves."""

import json

from fake_graph import Request
from simulator.personas.commenter import PERSONA
from tests.simulator.personas.talking import helpful, talk
from tests.simulator.small_world import TOKEN, living

REPLY = "We have answered you here."


def test_they_comment_first_and_write_when_no_private_reply_comes():
    talked = talk(PERSONA)
    assert talked.kinds[0] == "page_activity"
    assert talked.took.total_seconds() > 30 * 60
    assert talked.said


def test_a_private_reply_is_answered_at_once():
    with living(helpful) as world:
        world.office.let_hear("feed")
        answers_comments(world)
        ana = world.customer("Ana")
        began = world.clock.now()
        assert ana.converse(PERSONA, world.fake("talk"))
        said = [e for e in world.graph.journal.of(ana.psid) if e.kind == "message_received"]
        assert ana.messages()[0].text == REPLY
        assert (said[0].at - began).total_seconds() < 60


def answers_comments(world):
    """Have the bot answer each comment in private."""
    door = world.bot.door
    in_thread = door.answer

    def answer(asked):
        for change in json.loads(asked.body)["entry"][0].get("changes", ()):
            reply_to(world.graph, change["value"]["comment_id"])
        return in_thread(asked)

    door.answer = answer


def reply_to(graph, comment_id):
    body = {"recipient": {"comment_id": comment_id}, "message": {"text": REPLY}}
    sent = Request(
        method="POST",
        path="/v21.0/me/messages",
        query=f"access_token={TOKEN}",
        headers={"Content-Type": "application/json"},
        body=json.dumps(body).encode(),
    )
    assert graph.answer(sent).status == 200

"""Chats with people in Europe tell less while the platform does less there."""

from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.people.arrival import Ad
from tests.fake_graph.world import ALL_FIELDS, World

FIELDS = ALL_FIELDS | {
    *("message_reactions", "messaging_referrals", "messaging_optins"),
}


def in_europe(day="2021-01-15", country="DE"):
    """Return a world of that day in which Eva, who has written to the page, lives in a country."""
    now = datetime.fromisoformat(day).replace(hour=10, tzinfo=UTC)
    world = World(now, fields=FIELDS)
    eva = world.add("Eva", "Ort", country=country)
    world.graph.say(eva, "Hallo!")
    return world, eva


def read(world, eva):
    world.send(to=eva)
    world.graph.read(eva)


def come_online(world, eva):
    world.graph.go_offline(eva)
    world.send(to=eva)
    world.graph.go_online(eva)


def react(world, eva):
    mid = world.send(to=eva).json["message_id"]
    world.graph.react(eva, mid, "👍")
    world.graph.unreact(eva, mid)


def follow_link(world, eva):
    world.graph.follow_link(eva, "spring")


def click_ad(world, eva):
    world.graph.click_ad(eva, Ad(ad_id="1"))


def answer_ad(world, eva):
    world.graph.answer_lead_ad(eva, "1", {"a": "b"})


def opt_in(world, eva):
    world.graph.send_to_messenger(eva, "r")


def tick(world, eva):
    world.graph.tick_checkbox(eva, "some-ref", "r")


def send_file(world, eva):
    world.graph.send_media(eva, "file", ["https://cdn.example.com/a.pdf"])


def send_voice(world, eva):
    world.graph.send_media(eva, "audio", ["https://cdn.example.com/a.mp4"])


@pytest.mark.parametrize(
    ("act", "field", "back"),
    [
        (read, "message_reads", "2022-04-19"),
        (come_online, "message_deliveries", "2022-04-19"),
        (react, "message_reactions", "2022-04-19"),
        (follow_link, "messaging_referrals", "2021-04-20"),
        (click_ad, "messaging_referrals", "2022-06-30"),
        (answer_ad, "messaging_referrals", "2022-06-30"),
        (opt_in, "messaging_optins", "2021-04-20"),
        (tick, "messaging_optins", "2021-04-20"),
        (send_file, "messages", "2021-08-10"),
        (send_voice, "messages", "2021-08-10"),
    ],
)
def test_apps_do_not_hear_until_it_is_back(act, field, back):
    for day, country, is_heard in (
        ("2020-12-15", "DE", True),
        ("2021-01-15", "DE", False),
        ("2021-01-15", "US", True),
        (back, "DE", True),
    ):
        world, eva = in_europe(day, country)
        world.webhooks.clear()
        act(world, eva)
        assert bool(world.events(field)) is is_heard, (day, country)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2021-01-15", None),
        ("2021-06-01", {"ref": "spring", "type": "OPEN_THREAD"}),
        ("2021-08-10", {"ref": "spring", "source": "SHORTLINK", "type": "OPEN_THREAD"}),
    ],
)
def test_new_people_come_from_nowhere_then_without_a_source(day, told):
    world, _ = in_europe(day)
    for press in (False, True):
        psid = world.add("Max", f"Ort{press}", country="FR")
        world.graph.follow_link(psid, "spring")
        if press:
            world.call("POST", "/me/messenger_profile", {"get_started": {"payload": "START"}})
            world.graph.press_get_started(psid)
            heard = world.events("messaging_postbacks")[-1]["postback"]
        else:
            world.graph.say(psid, "Hallo!")
            heard = world.events("messages")[-1]["message"]
        assert heard.get("referral") == told


def test_pictures_come_through_and_meaning_does_not():
    world, eva = in_europe()
    world.call("POST", "/me/nlp_configs", query={"nlp_enabled": "true"})
    world.graph.say(eva, "hello")
    assert "nlp" not in world.events("messages")[-1]["message"]
    world.graph.say(world.ana, "hello")
    assert "nlp" in world.events("messages")[-1]["message"]
    world.graph.send_media(eva, "image", ["https://cdn.example.com/a.png"])
    assert world.events("messages")[-1]["message"]["attachments"]


def test_the_menu_is_not_there():
    world, eva = in_europe()
    item = {"type": "postback", "title": "Help", "payload": "HELP"}
    menu = [{"locale": "default", "composer_input_disabled": True, "call_to_actions": [item]}]
    profile = {"get_started": {"payload": "START"}, "persistent_menu": menu}
    assert world.call("POST", "/me/messenger_profile", profile).status == 200
    with pytest.raises(ImpossibleAction, match="no persistent menu"):
        world.graph.press_menu(eva, "Help")
    world.graph.say(eva, "I can type")
    assert world.graph.press_menu(world.ana, "Help")


@pytest.mark.parametrize(("day", "is_off"), [("2023-10-16", True), ("2023-10-17", False)])
def test_labels_stick_to_nobody_there(day, is_off):
    world, eva = in_europe(day)
    label = world.call("POST", "/me/custom_labels", {"name": "x", "page_label_name": "x"}).json
    for method in ("POST", "DELETE"):
        answer = world.call(method, f"/{label['id']}/label", {"user": eva})
        assert answer.refusal == (10, 2018336) if is_off else answer.status == 200
    assert world.call("POST", f"/{label['id']}/label", {"user": world.ana}).status == 200


def test_insights_count_nobody_there():
    world, _ = in_europe()
    world.graph.say(world.ana, "Hi!")
    metric = "page_messages_new_conversations_unique"
    answer = world.call("GET", "/me/insights", query={"metric": metric})
    assert answer.json["data"][0]["values"][-1]["value"] == 1

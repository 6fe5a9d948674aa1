"""The policy of the day decides, on both sides of each of its dates."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.journal import MessageSent
from fake_graph.token import ALL_PERMISSIONS
from tests.fake_graph.arising.recipients import to
from tests.fake_graph.arising.window import world_of_ana
from tests.fake_graph.world import TOKEN, World

INSTANT = timedelta(microseconds=1)
WINDOW = (10, 2018278)
NEWS = "NON_PROMOTIONAL_SUBSCRIPTION"


def at(*date):
    return datetime(*date, tzinfo=UTC)


def both_sides(day, act):
    """Return what an act in a fresh world answers an instant before a day, and on it."""
    return [act(World(moment)) for moment in (at(*day) - INSTANT, at(*day))]


def say_hi(world):
    world.graph.say(world.ana, "Hi!")
    return world


def test_subscription_messages_had_a_type_of_their_own_in_2018():
    def declare(world):
        world.graph.approve_tag(NEWS)
        return say_hi(world).send(messaging_type=NEWS).status

    assert both_sides((2018, 5, 7), declare) == [400, 200]
    assert both_sides((2019, 1, 1), declare) == [200, 400]


def test_the_subscription_type_reaches_beyond_the_window():
    world = say_hi(World(at(2018, 8, 1)))
    world.graph.approve_tag(NEWS)
    world.wait(days=30)
    assert [world.send(messaging_type=NEWS).status for _ in range(3)] == [200] * 3


def test_the_subscription_type_needs_approval():
    world = say_hi(World(at(2018, 8, 1)))
    assert world.send(messaging_type=NEWS).refusal == (10, 2018065)


@pytest.mark.parametrize(
    ("version", "day", "status"),
    [
        ("v3.3", (2019, 4, 29), 200),
        ("v3.3", (2019, 4, 30), 400),
        ("v3.2", (2019, 7, 30), 200),
        ("v3.2", (2019, 7, 31), 400),
    ],
)
def test_the_approval_of_apps_for_subscriptions_ended_by_versions(version, day, status):
    world = say_hi(World(at(*day)))
    permissions = ALL_PERMISSIONS | {"pages_messaging_subscriptions"}
    world.graph.state.tokens[TOKEN].permissions = permissions
    body = {"recipient": {"id": world.ana}, "message": {"text": "News"}, "tag": NEWS}
    assert world.call("POST", f"/{version}/me/messages", body).status == status


def test_before_subscriptions_had_a_tag_the_approval_was_enough():
    for day, status in [((2017, 12, 31), 200), ((2018, 1, 1), 400)]:
        world = say_hi(World(at(*day) - timedelta(days=9)))
        world.graph.approve_tag(NEWS)
        world.now = at(*day)
        world.send("the one more")
        assert world.send("news").status == status


def test_the_missing_subscription_is_called_news_messaging_since_march_2020():
    before, after = both_sides((2020, 3, 4), lambda world: say_hi(world).send(tag=NEWS))
    assert "page_messaging_subscriptions permission" in before.error["message"]
    assert "News Messaging permission" in after.error["message"]


def test_replying_to_a_message_is_ignored_before_july_2025():
    def reply(world):
        mid = world.graph.say(world.ana, "Hi!")
        world.send(reply_to={"mid": mid})
        return world.of(MessageSent)[0].reply_to, world.notes()

    before, after = both_sides((2025, 7, 15), reply)
    assert before == (None, ["ignored-key"])
    assert after[0] is not None
    assert after[1] == []


def test_a_reply_is_told_in_echoes_since_october_2025():
    def reply(world):
        mid = world.graph.say(world.ana, "Hi!")
        world.send(reply_to={"mid": mid})
        return "reply_to" in world.events("message_echoes")[0]["message"]

    assert both_sides((2025, 10, 6), reply) == [False, True]


def test_a_reply_needs_the_open_window_even_with_a_tag(world):
    mid = world.graph.say(world.ana, "Hello?")
    world.graph.approve_tag("HUMAN_AGENT")
    world.wait(hours=25)
    assert world.send(tag="HUMAN_AGENT").status == 200
    assert world.send(tag="HUMAN_AGENT", reply_to={"mid": mid}).refusal == WINDOW


def test_a_reply_must_be_to_a_message_of_the_thread(world):
    assert world.send(reply_to={"mid": "m_nowhere"}).refusal == (100, None)
    own = world.send("a").json["message_id"]
    assert world.send("b", reply_to={"mid": own}).status == 200
    world.graph.say(world.bob, "Hi!")
    assert world.send("c", to=world.bob, reply_to={"mid": own}).refusal == (100, None)


def persona_of(world):
    """Return the id of an agent persona of the page's."""
    body = {"name": "Sam", "profile_picture_url": "https://www.example.com/sam.png"}
    return world.call("POST", "/v24.0/me/personas", body).json.get("id", "1234567890123456")


def test_agent_personas_are_ignored_before_september_2018():
    def speak(world):
        say_hi(world).send(persona_id=persona_of(world))
        return world.of(MessageSent)[0].persona_id is not None

    assert both_sides((2018, 9, 27), speak) == [False, True]


def test_a_text_declared_as_utility_needs_the_window(world):
    assert world.send(messaging_type="UTILITY").status == 200
    world.wait(hours=25)
    assert world.send(messaging_type="UTILITY").refusal == WINDOW


def test_there_is_no_utility_type_before_its_date():
    before, after = both_sides(
        (2024, 10, 1), lambda world: say_hi(world).send(messaging_type="UTILITY")
    )
    assert "must be one of {RESPONSE, UPDATE, MESSAGE_TAG}" in before.error["message"]
    assert after.status == 200


@pytest.mark.parametrize("country", ["FR", "GB", "NO"])
@pytest.mark.parametrize("of", ["person", "page"])
def test_typing_is_off_in_europe_until_april_2021(country, of):
    def type_on(world):
        chatty = world.add("Marie", "Blanc", country=country if of == "person" else "US")
        world.graph.page.country = country if of == "page" else "US"
        world.graph.say(chatty, "Bonjour")
        return world.act(to=chatty).status

    assert both_sides((2020, 12, 16), type_on) == [200, 400]
    assert both_sides((2021, 4, 13), type_on) == [400, 200]


def test_japan_follows_in_march_2021():
    def type_on(world):
        yuki = world.add("Yuki", "Abe", country="JP")
        world.graph.say(yuki, "やあ")
        return world.act(to=yuki).status

    assert both_sides((2021, 3, 30), type_on) == [200, 400]


def test_deliveries_come_back_in_april_2022():
    def deliver(world):
        marie = world.add("Marie", "Blanc", country="FR")
        world.graph.say(marie, "Bonjour")
        world.send(to=marie)
        return len(world.events("message_deliveries"))

    assert both_sides((2020, 12, 16), deliver) == [1, 0]
    assert both_sides((2022, 4, 19), deliver) == [0, 1]


def test_agent_personas_come_back_in_october_2023():
    def speak(world):
        marie = world.add("Marie", "Blanc", country="FR")
        world.graph.say(marie, "Bonjour")
        return world.send(to=marie, persona_id=persona_of(world)).status

    assert both_sides((2023, 10, 17), speak) == [400, 200]


def test_people_elsewhere_notice_nothing():
    world = world_of_ana(2021, 1, 15)
    assert world.act().status == 200
    world.send()
    assert world.events("message_deliveries")


def test_an_idle_thread_is_the_default_apps_alone(world):
    default, token = world.add_app()
    world.graph.page.default_app = default
    assert world.send().refusal == (10, 2018300)
    body = {"recipient": {"id": world.ana}, "message": {"text": "Hello!"}}
    assert world.call("POST", "/me/messages", body, token=token).status == 200


def test_without_routing_every_app_may_answer(world):
    _, token = world.add_app()
    body = {"recipient": {"id": world.ana}, "message": {"text": "Hello!"}}
    assert world.call("POST", "/me/messages", body, token=token).status == 200
    assert world.send().status == 200


def test_sponsored_messages_go_out_at_any_time_and_open_nothing(world):
    world.wait(days=40)
    mid = world.graph.sponsored_message(world.ana, "20 % off")
    (sent,) = world.of(MessageSent)
    assert (sent.mid, sent.messaging_type) == (mid, "SPONSORED")
    assert world.send().refusal == WINDOW
    world.graph.say(world.ana, "How much?")
    assert world.send().status == 200


def test_a_private_reply_opens_nothing(world):
    comment = world.graph.comment(world.ana, "price?")
    world.wait(days=3)
    assert to(world, comment_id=comment).json["recipient_id"] == world.ana
    assert world.send().refusal == WINDOW

"""People come by links, ads and plugins, and the app hears when it may."""

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import CustomerActed
from fake_graph.people.arrival import Ad
from tests.fake_graph.world import ALL_FIELDS, World

PROFILE = "/me/messenger_profile"
FIELDS = ALL_FIELDS | {"messaging_referrals", "messaging_optins"}
LINK = {"ref": "spring", "source": "SHORTLINK", "type": "OPEN_THREAD"}
AD = Ad(ad_id="1", title="Sale", video_url="https://cdn/v", product_id="2", flow_id="3")


def new_world(**more):
    return World(fields=FIELDS, **more)


@pytest.fixture
def world():
    world = new_world()
    world.graph.say(world.ana, "Hi!")
    return world


def referrals(world):
    return [event["referral"] for event in world.events("messaging_referrals")]


def test_a_link_into_a_thread_is_told_at_once_and_opens_the_window(world):
    world.wait(days=2)
    assert world.graph.follow_link(world.ana, "spring") == ""
    assert referrals(world) == [LINK]
    assert world.send().status == 200


def test_a_link_into_a_new_thread_is_told_with_get_started_and_only_once():
    world = new_world()
    world.call("POST", PROFILE, {"get_started": {"payload": "START"}})
    world.graph.follow_link(world.ana, "spring")
    assert world.webhooks == []
    world.graph.press_get_started(world.ana)
    assert world.events("messaging_postbacks")[-1]["postback"]["referral"] == LINK
    world.graph.say(world.ana, "so")
    assert "referral" not in world.events("messages")[-1]["message"]


def test_without_get_started_it_is_told_with_the_first_message():
    world = new_world()
    assert world.graph.follow_link(world.ana, "spring", "I want") == "I want"
    world.graph.say(world.ana, "I want")
    assert world.events("messages")[-1]["message"]["referral"] == LINK


def test_an_app_that_did_not_subscribe_to_referrals_hears_of_none():
    world = new_world()
    other, _ = world.add_app(fields=frozenset({"messages"}))
    world.graph.follow_link(world.ana, "spring")
    world.graph.say(world.ana, "Hi")
    (event,) = world.events("messages", app_id=other)
    assert event["message"].keys() == {"mid", "text"}
    assert "referral" in world.events("messages", app_id=world.graph.app.id)[0]["message"]


def test_the_page_cannot_write_to_somebody_who_only_followed_a_link():
    world = new_world()
    world.graph.follow_link(world.ana, "spring")
    assert world.send().refusal == (10, 2018278)


def test_after_deleting_the_conversation_a_link_leads_to_a_new_thread(world):
    world.graph.delete_conversation(world.ana)
    world.graph.follow_link(world.ana, "spring")
    assert referrals(world) == []
    world.graph.say(world.ana, "again")
    assert world.events("messages")[-1]["message"]["referral"] == LINK


def test_a_link_without_a_ref_tells_nothing(world):
    world.graph.follow_link(world.ana)
    world.graph.scan_code(world.ana)
    world.graph.find_in_discover_tab(world.ana)
    assert referrals(world) == []
    assert [entry.deed for entry in world.of(CustomerActed)] == ["arrive"] * 3


@pytest.mark.parametrize(
    ("method", "source"),
    [("scan_code", "MESSENGER_CODE"), ("find_in_discover_tab", "DISCOVER_TAB")],
)
def test_other_ways_name_their_source(world, method, source):
    getattr(world.graph, method)(world.ana, "poster-1")
    assert referrals(world) == [{"ref": "poster-1", "source": source, "type": "OPEN_THREAD"}]


@pytest.mark.parametrize("ref", ["a b", "é", "x" * 2084, "a&b", "a\n"])
def test_a_ref_that_cannot_be(world, ref):
    with pytest.raises(ImpossibleAction, match="a ref has"):
        world.graph.follow_link(world.ana, ref)


@pytest.mark.parametrize("ref", ["x" * 2083, "a-_=.+/Z9"])
def test_a_ref_that_can_be(world, ref):
    world.graph.follow_link(world.ana, ref)
    assert referrals(world)[0]["ref"] == ref


def test_clicking_an_ad_opens_no_window_and_writing_does(world):
    world.wait(days=2)
    world.graph.click_ad(world.ana, AD)
    assert referrals(world)[0] == {
        "ad_id": "1",
        "source": "ADS",
        "type": "OPEN_THREAD",
        "ads_context_data": {
            "ad_title": "Sale",
            "video_url": "https://cdn/v",
            "product_id": "2",
            "flow_id": "3",
        },
    }
    assert world.send().refusal == (10, 2018278)
    world.graph.say(world.ana, "Hi")
    assert world.send().status == 200


def test_a_lead_ad_tells_in_seconds_even_what_is_not_complete(world):
    world.graph.answer_lead_ad(world.ana, "1", {"Name?": "Ána"}, is_complete=False)
    (event,) = world.events("messaging_referrals")
    assert event["timestamp"] == 1788256800
    assert event["referral"]["type"] == "LEAD_INCOMPLETE"
    assert event["referral"]["lead"] == {"data": [{"question": "Name?", "answer": "Ána"}]}


def test_send_to_messenger_opens_the_window():
    world = new_world()
    world.graph.send_to_messenger(world.ana, "cart-17")
    assert world.events("messaging_optins")[-1]["optin"] == {"ref": "cart-17"}
    assert world.send().status == 200
    with pytest.raises(ImpossibleAction, match="250"):
        world.graph.send_to_messenger(world.ana, "x" * 251)


def test_the_message_button_is_plain():
    world = new_world()
    assert world.graph.press_message_button(world.ana) == ""
    assert world.webhooks == []


def test_the_chat_plugin_ended_on_9_may_2024(world):
    world.now = world.now.replace(year=2024, month=5, day=8)
    world.graph.open_chat_plugin(world.ana, "r", "https://shop.example/")
    assert referrals(world)[0] == {
        "ref": "r",
        "source": "CUSTOMER_CHAT_PLUGIN",
        "type": "OPEN_THREAD",
        "referer_uri": "https://shop.example/",
        "is_guest_user": False,
    }
    world.now = world.now.replace(day=9)
    with pytest.raises(ImpossibleAction, match="did not exist on 2024-05-09"):
        world.graph.open_chat_plugin(world.ana)


def test_whoever_blocked_the_page_does_not_come_in(world):
    world.graph.block(world.ana)
    for act in (world.graph.follow_link, world.graph.send_to_messenger):
        with pytest.raises(ImpossibleAction, match="unblock"):
            act(world.ana, "r")

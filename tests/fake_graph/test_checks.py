"""Sends are refused for the platform's reasons, first failing check first."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.journal import ActionSent, MessageSent, SendRefused
from tests.fake_graph.world import PAGE, World

INSTANT = timedelta(microseconds=1)
WINDOW = (10, 2018278)
OLD_WINDOW = (10, 2018065)


def world_at(*date):
    world = World(datetime(*date, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    return world


def test_the_window_closes_after_24_hours(world):
    world.wait(hours=24)
    assert world.send().status == 200
    world.now += INSTANT
    answer = world.send()
    assert (answer.status, answer.refusal) == (400, WINDOW)
    assert answer.error["message"].startswith("(#10) This message is sent outside of allowed")


def test_sender_actions_are_refused_outside_the_window_too(world):
    world.wait(hours=25)
    assert world.act().refusal == WINDOW


def test_a_message_opens_the_window_again(world):
    world.wait(days=3)
    assert world.send().refusal == WINDOW
    world.graph.say(world.ana, "still there?")
    assert world.send().status == 200


@pytest.mark.parametrize("deed", ["read", "block_and_unblock", "open_thread"])
def test_reading_and_unblocking_do_not_open_it(world, deed):
    world.wait(days=3)
    if deed == "block_and_unblock":
        world.graph.block(world.ana)
        world.graph.unblock(world.ana)
    else:
        getattr(world.graph, deed)(world.ana)
    assert world.send().refusal == WINDOW


def test_24_plus_1_until_3_march_2020():
    world = world_at(2020, 3, 2, 23, 59)
    world.now = datetime(2020, 3, 3, 23, 59, 59, tzinfo=UTC)
    assert world.send("one more").status == 200
    assert world.send("and another").refusal == OLD_WINDOW


def test_the_extra_message_is_gone_on_4_march_2020():
    world = world_at(2020, 3, 2, 23, 59)
    world.now = datetime(2020, 3, 4, tzinfo=UTC)
    assert world.send("one more").refusal == WINDOW


def test_in_24_plus_1_actions_and_tagged_messages_do_not_spend_the_extra_message():
    world = world_at(2019, 1, 1)
    world.wait(hours=25)
    assert world.act().status == 200
    assert world.send(messaging_type="MESSAGE_TAG", tag="ACCOUNT_UPDATE").status == 200
    assert world.send().status == 200
    assert world.send().refusal == OLD_WINDOW
    assert world.act().refusal == OLD_WINDOW


def test_before_november_2016_there_is_no_window():
    world = world_at(2016, 5, 1)
    world.wait(days=100)
    assert world.send().status == 200


def test_nobody_knows_a_foreign_psid(world):
    assert world.send(to="1234567890123456").refusal == (100, 2018001)


def test_a_person_who_never_wrote_cannot_be_written_to(world):
    assert world.send(to=world.bob).refusal == WINDOW


def test_sending_to_the_page_itself_finds_no_user(world):
    answer = world.send(to=PAGE)
    assert answer.refusal == (100, 2018001)
    assert answer.error["message"] == "(#100) No matching user found"


def test_a_person_who_blocked_the_page_is_unavailable_until_they_unblock(world):
    world.graph.block(world.ana)
    assert world.send().refusal == (551, 1545041)
    assert world.act().refusal == (551, 1545041)
    world.graph.unblock(world.ana)
    assert world.send().status == 200


def test_an_invented_tag_is_invalid(world):
    answer = world.send(messaging_type="MESSAGE_TAG", tag="BIRTHDAY")
    assert (answer.refusal, answer.error["message"]) == ((100, None), "(#100) Invalid tag.")


@pytest.mark.parametrize("tag", ["SHIPPING_UPDATE", "BUSINESS_PRODUCTIVITY"])
def test_the_tags_of_2018_end_on_4_march_2020(tag):
    world = world_at(2020, 3, 1)
    world.now = datetime(2020, 3, 3, 23, tzinfo=UTC)
    assert world.send(messaging_type="MESSAGE_TAG", tag=tag).status == 200
    world.now = datetime(2020, 3, 4, tzinfo=UTC)
    assert world.send(messaging_type="MESSAGE_TAG", tag=tag).error["message"].endswith("tag.")


@pytest.mark.parametrize(
    "tag", ["ACCOUNT_UPDATE", "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE"]
)
def test_three_tags_end_on_27_april_2026_even_inside_the_window(tag):
    world = world_at(2026, 4, 20)
    world.now = datetime(2026, 4, 26, 23, 59, tzinfo=UTC)
    assert world.send(messaging_type="MESSAGE_TAG", tag=tag).status == 200
    world.graph.say(world.ana, "thanks")
    world.now = datetime(2026, 4, 27, tzinfo=UTC)
    answer = world.send(messaging_type="MESSAGE_TAG", tag=tag)
    assert answer.refusal == (100, 1893061)
    assert answer.error["message"] == "Invalid parameter"
    assert answer.error["error_user_title"] == "Deprecated Message Tag Not Allowed"
    assert answer.error["is_transient"] is False


def test_human_agent_needs_approval_even_inside_the_window(world):
    answer = world.send(messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT")
    assert answer.error["message"].endswith(
        "Cannot tag messages with 'HUMAN_AGENT' without prior approval."
    )


def test_human_agent_reaches_seven_days(world):
    world.graph.approve_tag("HUMAN_AGENT")
    world.wait(days=7)
    assert world.send(messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT").status == 200
    world.now += INSTANT
    assert world.send(messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT").refusal == WINDOW


def test_news_messaging_needs_its_permission(world):
    tagged = {"messaging_type": "MESSAGE_TAG", "tag": "NON_PROMOTIONAL_SUBSCRIPTION"}
    assert world.send(**tagged).refusal == (10, 2018065)
    world.graph.approve_tag("NON_PROMOTIONAL_SUBSCRIPTION")
    world.wait(days=300)
    assert world.send(**tagged).status == 200


def test_message_tag_without_a_tag_is_refused(world):
    assert world.send(messaging_type="MESSAGE_TAG").refusal == (100, None)


def test_a_tag_alone_is_enough(world):
    world.now = datetime(2026, 4, 20, tzinfo=UTC)
    world.graph.say(world.ana, "Hi!")
    world.wait(days=3)
    assert world.send(tag="ACCOUNT_UPDATE").status == 200


def test_the_feedback_tag_is_for_feedback_templates_only(world):
    answer = world.send(tag="CUSTOMER_FEEDBACK")
    assert answer.refusal == (100, None)
    assert "customer_feedback template" in answer.error["message"]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"recipient": {"id": "1"}, "message": {}, "tag": "X"}, (100, 2018001)),
        ({"message": {}, "tag": "X"}, (100, 2018034)),
        ({"message": {"text": "x"}, "tag": "X"}, (551, 1545041)),
    ],
)
def test_only_the_first_failing_check_is_answered(world, change, refusal):
    world.graph.block(world.ana)
    world.wait(days=2)
    assert world.send(**change).refusal == refusal


def test_refused_sends_are_in_the_journal_with_what_they_wanted(world):
    world.wait(days=2)
    world.send("too late, sorry é", tag=None)
    (refused,) = world.of(SendRefused)
    assert (refused.psid, refused.text) == (world.ana, "too late, sorry é")
    assert (refused.code, refused.subcode) == WINDOW
    assert refused.message.startswith("(#10) ")
    assert not world.of(MessageSent)
    assert not world.of(ActionSent)

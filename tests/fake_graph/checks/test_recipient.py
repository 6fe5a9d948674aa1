"""Who cannot be reached is told by the words of the day."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.fake_graph.arising.recipients import PHONE, to, world_of_phones
from tests.fake_graph.world import World

INSTANT = timedelta(microseconds=1)


def at(*date):
    return datetime(*date, tzinfo=UTC)


def test_a_block_had_no_subcode_before_2017():
    refusals = []
    for moment in (at(2017, 1, 1) - INSTANT, at(2017, 1, 1)):
        world = World(moment)
        world.graph.say(world.ana, "Hi!")
        world.graph.block(world.ana)
        refusals.append(world.send().refusal)
    assert refusals == [(551, None), (551, 1545041)]


@pytest.mark.parametrize(
    ("go", "come_back"),
    [("switch_off_messages", "switch_on_messages"), ("deactivate", "reactivate")],
)
def test_people_can_come_back(world, go, come_back):
    getattr(world.graph, go)(world.ana)
    assert world.send().status != 200
    assert world.act().status != 200
    getattr(world.graph, come_back)(world.ana)
    assert world.send().status == 200


def test_an_unaccepted_request_has_its_own_error_since_june_2025():
    refusals = []
    for moment in (at(2025, 6, 1) - INSTANT, at(2025, 6, 1)):
        world = World(moment)
        psid = to(world, comment_id=world.graph.comment("Ann Lee", "price?")).json["recipient_id"]
        refusals.append(world.send(to=psid).refusal)
    assert refusals == [(10, 2018278), (551, 1893047)]


def test_accepting_a_request_opens_no_window_and_writing_does():
    world = World()
    psid = to(world, comment_id=world.graph.comment("Ann Lee", "price?")).json["recipient_id"]
    world.graph.accept_request(psid)
    assert world.send(to=psid).refusal == (10, 2018278)
    world.graph.say(psid, "yes?")
    assert world.send(to=psid).status == 200


def test_writing_accepts_a_request():
    world = World()
    psid = to(world, comment_id=world.graph.comment("Ann Lee", "price?")).json["recipient_id"]
    world.graph.say(psid, "yes?")
    assert world.send(to=psid).status == 200


def test_a_request_is_delivered_and_not_read():
    world = World()
    psid = to(world, comment_id=world.graph.comment("Ann Lee", "price?")).json["recipient_id"]
    world.graph.read(psid)
    assert len(world.events("message_deliveries")) == 1
    assert not world.events("message_reads")


def test_a_phone_number_gets_one_message_request():
    world = world_of_phones()
    assert to(world, phone_number=PHONE).status == 200
    assert to(world, phone_number=PHONE).refusal == (551, 1893047)
    world.graph.accept_request(world.pat)
    assert to(world, phone_number=PHONE).refusal == (10, 2018278)
    world.graph.say(world.pat, "Hi!")
    assert to(world, phone_number=PHONE).status == 200


def test_people_with_a_role_on_the_app_need_no_permission_and_no_fee():
    world = world_of_phones()
    world.graph.page.pays_phone_matching = False
    world.graph.app.is_live = False
    assert to(world, phone_number=PHONE).refusal == (200, 2018027)
    world.graph.app.testers.add(world.pat)
    assert to(world, phone_number=PHONE).status == 200


def test_an_app_in_development_writes_to_its_testers_only(world):
    world.graph.app.is_live = False
    assert world.send().refusal == (200, 2018028)
    assert world.act().refusal == (200, 2018028)
    world.graph.app.testers.add(world.ana)
    assert world.send().status == 200


def test_a_private_reply_is_possible_for_seven_days():
    world = World()
    comment = world.graph.comment("Ann Lee", "price?")
    world.wait(days=7)
    assert to(world, comment_id=comment).status == 200
    other = world.graph.comment("Ann Lee", "and now?")
    world.wait(days=7)
    world.now += INSTANT
    assert to(world, comment_id=other).refusal == (10903, None)


def test_a_removed_comment_cannot_be_answered():
    world = World()
    comment = world.graph.comment("Ann Lee", "price?")
    world.graph.remove_comment(comment)
    assert to(world, comment_id=comment).refusal == (100, 2534025)


def test_a_visitors_post_can_be_answered_and_the_pages_own_not():
    world = World()
    assert to(world, post_id=world.graph.visitor_post("Ann Lee", "hi")).status == 200
    assert to(world, post_id=world.graph.post_on_page("hi")).refusal == (10903, None)
    assert to(world, comment_id=world.graph.visitor_post("Ann", "x")).refusal == (100, 2534025)


@pytest.mark.parametrize(("place", "day"), [("group", (2023, 5, 10)), ("reel", (2023, 10, 12))])
def test_groups_and_reels_can_be_answered_from_their_dates(place, day):
    statuses = []
    for moment in (at(*day) - INSTANT, at(*day)):
        world = World(moment)
        comment = world.graph.comment("Ann", "x", world.graph.post_on_page("hi", place))
        statuses.append(to(world, comment_id=comment).status)
    assert statuses == [400, 200]


def test_each_comment_has_a_private_reply_of_its_own(world):
    first = world.graph.comment(world.ana, "one")
    second = world.graph.comment(world.ana, "two", parent_id=first)
    assert to(world, comment_id=first).status == 200
    assert to(world, comment_id=second).status == 200
    assert to(world, comment_id=first).refusal == (10900, None)


def test_whoever_blocked_the_page_gets_no_private_reply(world):
    comment = world.graph.comment(world.ana, "grr")
    world.graph.block(world.ana)
    assert to(world, comment_id=comment).refusal == (551, 1545041)


def test_a_deleted_message_can_neither_be_answered_nor_reacted_to(world):
    mid = world.graph.say(world.ana, "oops")
    world.graph.state.threads[world.ana].letters[mid].is_deleted = True
    assert world.send(reply_to={"mid": mid}).refusal == (9000001, None)
    reaction = {"message_id": mid, "reaction": "👍"}
    assert world.act("react", payload=reaction).refusal == (9000001, None)


def test_a_page_makes_750_private_replies_an_hour_at_most(world):
    for _ in range(750):
        to(world, comment_id="1_2")
    assert to(world, comment_id="1_2").refusal == (613, None)
    assert world.send().status == 200
    world.wait(hours=1)
    assert to(world, comment_id="1_2").refusal == (100, 2534025)

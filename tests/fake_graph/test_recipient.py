"""A recipient is named in one of several ways, each from its own date on."""

from datetime import UTC, datetime

import pytest

from fake_graph.journal import SendRefused
from fake_graph.people.guest import Guest
from tests.fake_graph.arising.recipients import PHONE, to, world_of_phones
from tests.fake_graph.arising.window import world_of_ana
from tests.fake_graph.world import World


def tick(world, psid, user_ref):
    """Let somebody have ticked the checkbox plugin just now."""
    guest = Guest(user_ref=user_ref, ref="", psid=psid, at=world.now)
    world.graph.page.guests[user_ref] = guest


REQUIRED = "(#100) The parameter recipient[id] is required"


def test_two_names_for_a_recipient_are_one_too_many(world):
    answer = to(world, id=world.ana, user_ref="box-1")
    assert answer.refusal == (100, None)
    assert answer.error["message"].endswith("exactly one recipient.")


def test_a_name_beside_an_id_is_ignored(world):
    name = {"first_name": "Ana", "last_name": "Lima"}
    assert to(world, id=world.ana, name=name).status == 200


@pytest.mark.parametrize(
    ("recipient", "day"),
    [
        ({"comment_id": "99_1"}, (2019, 9, 30)),
        ({"post_id": "99_1"}, (2019, 9, 30)),
        ({"one_time_notif_token": "1"}, (2020, 2, 4)),
        ({"notification_messages_token": "1"}, (2022, 5, 19)),
    ],
)
def test_a_kind_of_recipient_is_not_known_before_its_date(recipient, day):
    world = World(datetime(*day, tzinfo=UTC))
    assert to(world, **recipient).error["message"] != REQUIRED
    world.now = datetime(*day[:2], day[2] - 1, 23, 59, 59, tzinfo=UTC)
    assert to(world, **recipient).error["message"] == REQUIRED


@pytest.mark.parametrize("kind", ["login_id", "player_id", "story_id", "follow_id"])
def test_kinds_that_the_fake_does_not_cover_are_loud(world, kind):
    assert to(world, **{kind: "1"}).status == 501


@pytest.mark.parametrize("value", [12125552368, "1 212 555 2368", "+1 (212) 555-2368"])
def test_phone_numbers_are_read_however_they_are_written(value):
    world = world_of_phones()
    answer = to(world, phone_number=value)
    assert list(answer.json) == ["message_id"]


@pytest.mark.parametrize("value", ["", "no digits", "²²²", "+1 212 555 0000"])
def test_a_number_that_is_nobodys_matches_nobody(value):
    assert to(world_of_phones(), phone_number=value).refusal == (100, 2018001)


def test_a_name_beside_a_phone_number_must_fit():
    world = world_of_phones()
    assert to(world, phone_number=PHONE, name={"first_name": "Sam"}).refusal == (100, 2018001)
    name = '{"first_name": "pat", "last_name": "REED"}'
    assert to(world, phone_number=PHONE, name=name).status == 200


def test_customer_matching_is_for_people_and_pages_in_the_us():
    world = world_of_phones()
    world.add("Luc", "Petit", phone="+33155555555", country="FR")
    assert to(world, phone_number="+33155555555").refusal == (100, 2018001)
    world.graph.page.country = "FR"
    assert to(world, phone_number=PHONE).refusal == (3, None)


def test_a_psid_of_another_page_is_nobodys_here(world):
    assert world.send(to="1").refusal == (100, 2018001)


@pytest.mark.parametrize("number", [True, 1.5, [], {}])
def test_what_is_no_id_is_refused(world, number):
    assert to(world, id=number).refusal == (100, None)


def test_an_apps_id_cannot_be_written_to(world):
    answer = world.send(to=world.graph.app.id)
    assert answer.error["message"] == "(#100) Parameter error: You cannot send messages to this id"
    assert world.send(to="263902037430900").refusal == (100, None)


def test_until_2018_a_checkbox_gives_its_person_away():
    for day, keys in [
        ((2018, 2, 18), ["recipient_id", "message_id"]),
        ((2018, 2, 19), ["message_id"]),
    ]:
        world = world_of_ana(*day)
        tick(world, world.bob, "box-1")
        assert list(to(world, user_ref="box-1").json) == keys
        assert len(world.events("message_echoes")) == len(keys) - 1
        assert len(world.events("message_deliveries")) == len(keys) - 1


def test_a_guest_gets_one_message_in_silence_until_they_write(world):
    tick(world, world.bob, "box-1")
    assert to(world, user_ref="box-2").refusal == (100, 2018001)
    assert to(world, user_ref="box-1").status == 200
    assert to(world, user_ref="box-1").refusal == (10, 2018278)
    world.graph.read(world.bob)
    assert not world.events("message_reads")
    world.graph.say(world.bob, "thanks")
    assert to(world, user_ref="box-1").status == 200


def test_a_tick_lasts_a_day(world):
    tick(world, world.bob, "box-1")
    world.wait(hours=24)
    world.now = world.now.replace(microsecond=1)
    assert to(world, user_ref="box-1").refusal == (10, 2018278)


def test_a_guest_without_an_account_is_not_faked(world):
    world.graph.page.guests["box-1"] = Guest(user_ref="box-1", ref="")
    assert to(world, user_ref="box-1").status == 501


def test_a_refused_send_is_written_down_with_whom_it_was_for(world):
    tick(world, world.bob, "box-1")
    world.graph.block(world.bob)
    to(world, user_ref="box-1")
    to(world, user_ref="box-2")
    to(world, phone_number=["x"])
    assert [refused.psid for refused in world.of(SendRefused)] == [world.bob, "", ""]

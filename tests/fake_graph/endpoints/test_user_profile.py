"""GET /<psid> tells a page who wrote to it."""

from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.people.arrival import Ad
from tests.fake_graph.world import World


def test_by_default_there_are_names_and_a_picture(world):
    answer = world.call("GET", f"/v24.0/{world.ana}")
    assert list(answer.json) == ["name", "first_name", "last_name", "profile_pic", "id"]
    assert (answer.json["name"], answer.json["id"]) == ("Ana Lima", world.ana)


@pytest.mark.parametrize(
    "fields", ["first_name, locale ,timezone", '["first_name","locale","timezone"]']
)
def test_fields_may_be_chosen_with_blanks_or_as_a_list(world, fields):
    world.graph.say(world.bob, "hoi")
    answer = world.call("GET", f"/{world.bob}", query={"fields": fields})
    assert answer.json == {
        "first_name": "Bob",
        "locale": "nl_NL",
        "timezone": 5.5,
        "id": world.bob,
    }


def test_what_a_person_left_empty_is_left_out(world):
    answer = world.call("GET", f"/{world.ana}", query={"fields": "gender,timezone"})
    assert answer.json == {"timezone": 0, "id": world.ana}


def test_an_unknown_field_is_refused(world):
    answer = world.call("GET", f"/{world.ana}", query={"fields": "shoe_size"})
    assert answer.error["message"] == (
        "(#100) Tried accessing nonexisting field (shoe_size) on node type (User)"
    )


def test_a_stranger_does_not_exist(world):
    answer = world.call("GET", "/1234567890123456")
    assert (answer.refusal, answer.error["type"]) == ((100, 33), "GraphMethodException")


def test_a_person_who_never_wrote_has_no_open_profile(world):
    assert world.call("GET", f"/{world.bob}").refusal == (230, None)


@pytest.mark.parametrize("field", ["locale", "timezone", "gender"])
def test_some_fields_need_an_approval_of_their_own(world, field):
    world.graph.permit_token(["pages_messaging", "pages_user_locale"])
    answer = world.call("GET", f"/{world.ana}", query={"fields": f"first_name,{field}"})
    if field == "locale":
        assert answer.json["locale"] == "en_US"
    else:
        assert answer.refusal == (100, 2018247)


@pytest.mark.parametrize(("day", "status"), [(25, 200), (26, 400)])
def test_that_began_on_26_july_2018(day, status):
    world = World(datetime(2018, 7, day, 10, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    world.graph.permit_token(["pages_messaging"])
    assert world.call("GET", f"/{world.ana}", query={"fields": "gender"}).status == status


def test_of_somebody_who_hides_nothing_is_told(world):
    world.graph.set_openness(world.ana, "hidden")
    answer = world.call("GET", f"/{world.ana}")
    assert (answer.status, answer.json) == (200, {})
    world.graph.set_openness(world.ana, "open")
    assert world.call("GET", f"/{world.ana}").json["first_name"] == "Ana"


def test_somebody_with_only_a_phone_has_no_profile(world):
    world.graph.set_openness(world.ana, "missing")
    assert world.call("GET", f"/{world.ana}").refusal == (100, 2018218)


def test_no_profile_is_half_open(world):
    with pytest.raises(ImpossibleAction, match="possible: 'open', 'hidden', 'missing'"):
        world.graph.set_openness(world.ana, "half")


@pytest.mark.parametrize(("year", "is_kept_back"), [(2021, True), (2024, False)])
def test_europe_kept_pictures_back(year, is_kept_back):
    world = World(datetime(year, 6, 1, tzinfo=UTC))
    eva = world.add("Eva", "Berg", country="DE")
    world.graph.say(eva, "Hallo")
    world.graph.say(world.ana, "Hi!")
    asked = {"fields": "first_name,profile_pic"}
    assert (world.call("GET", f"/{eva}", query=asked).status == 400) is is_kept_back
    assert ("profile_pic" not in world.call("GET", f"/{eva}").json) is is_kept_back
    assert world.call("GET", f"/{world.ana}", query=asked).status == 200


@pytest.mark.parametrize(("day", "status"), [(29, 501), (30, 400)])
def test_two_fields_went_on_30_october_2018(day, status):
    world = World(datetime(2018, 10, day, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    answer = world.call("GET", f"/{world.ana}", query={"fields": "is_payment_enabled"})
    assert answer.status == status


def test_an_app_without_the_feature_reads_no_profiles(world):
    world.graph.app.missing_features.add("business_asset_user_profile_access")
    assert world.call("GET", f"/{world.ana}").refusal == (3, None)


def test_a_plugin_or_an_ad_alone_opens_no_profile(world):
    world.graph.send_to_messenger(world.bob, "r")
    world.graph.click_ad(world.bob, Ad(ad_id="1"))
    assert world.send(to=world.bob).status == 200
    assert world.call("GET", f"/{world.bob}").refusal == (230, None)
    world.graph.say(world.bob, "hoi")
    assert world.call("GET", f"/{world.bob}").status == 200

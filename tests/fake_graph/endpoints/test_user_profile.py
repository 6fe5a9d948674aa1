"""GET /<psid> tells a page who wrote to it."""

import pytest


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

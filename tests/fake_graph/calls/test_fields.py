"""``fields`` is read as Graph reads it: names, arguments and what is inside."""

from urllib.parse import parse_qsl

import pytest

from fake_graph.calls.fields import Field, constant, parsed, shaped, written
from fake_graph.errors import GraphError
from fake_graph.page import Callback
from tests.fake_graph.world import SECRET, TOKEN, World


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", ()),
        ("id", (Field("id"),)),
        (" id , name ", (Field("id"), Field("name"))),
        ("id,id", (Field("id"),)),
        ("a{b,c{d}},e", (Field("a", {}, (Field("b"), Field("c", {}, (Field("d"),)))), Field("e"))),
        ("m.limit(5){id}", (Field("m", {"limit": "5"}, (Field("id"),)),)),
        ("m.limit(5).after(QVFI=)", (Field("m", {"limit": "5", "after": "QVFI="}),)),
        ("m.limit()", (Field("m", {"limit": ""}),)),
    ],
)
def test_what_is_asked_for(text, fields):
    assert parsed(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        *(",", "a,", ",a", "a,,b", "a{", "a{}", "a{b", "a}", "a{b}}", "{a}", "a b", "a.limit"),
        *("a.(5)", "a.limit(5", "a.limit(5(6))", "é!", "a;b", "'a'"),
        *("a{" * 50, "a" + "{b" * 9 + "}" * 9),
    ],
)
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(GraphError) as refused:
        parsed(text)
    assert (refused.value.status, refused.value.code) == (400, 100)


@pytest.mark.parametrize("text", ["id", "a{b,c{d}},e", "m.limit(5).after(x){id,from{name}}"])
def test_fields_can_be_written_down_again(text):
    assert written(parsed(text)) == text


KNOWN = {"id": constant("1"), "name": constant("Ana"), "gone": constant(None)}


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("", {"name": "Ana", "id": "1"}),
        ("name", {"name": "Ana", "id": "1"}),
        ("id,name", {"id": "1", "name": "Ana"}),
        ("gone", {"id": "1"}),
    ],
)
def test_the_id_always_comes_and_what_is_missing_never(text, answered):
    shown = shaped(parsed(text), KNOWN, ("name",), "User")
    assert list(shown.items()) == list(answered.items())


def test_an_unknown_field_is_named():
    with pytest.raises(GraphError, match=r"\(shoe_size\) on node type \(User\)"):
        shaped(parsed("shoe_size"), KNOWN, (), "User")


LISTS = {
    "/me/personas": ("name", "x"),
    "/me/blocked": ("name", "birthday"),
    "/me/subscribed_apps": ("subscribed_fields", "daily_active_users"),
    "/me/messaging_feature_review": ("status", "x"),
    "/message_template_library": ("topic", "x"),
    "/me/insights?metric=page_messages_new_conversations_unique": ("values", "x"),
    "/{ana}/ids_for_apps": ("app", "x"),
    "/{ana}/ids_for_pages": ("page", "x"),
    "/{app}/subscriptions": ("callback_url", "x"),
}


@pytest.fixture
def world():
    world = World()
    world.graph.say(world.ana, "Hi!")
    world.graph.page_blocks(world.bob)
    world.graph.review_feature("HUMAN_AGENT", "approved")
    persona = {"name": "Jo", "profile_picture_url": "https://example.com/jo.png"}
    world.call("POST", "/me/personas", persona)
    callback = Callback(
        object="page", url="https://example.com/", fields=frozenset(), verify_token="v"
    )
    world.graph.app.callbacks["page"] = callback
    return world


def read(world, path, fields):
    path = path.format(ana=world.ana, app=world.graph.app.id)
    token = f"{world.graph.app.id}|{SECRET}" if "subscriptions" in path else TOKEN
    path, _, query = path.partition("?")
    return world.call("GET", path, query=dict(parse_qsl(query)) | {"fields": fields}, token=token)


@pytest.mark.parametrize("path", LISTS)
def test_every_list_gives_the_fields_that_are_asked_for(world, path):
    wanted, unknown = LISTS[path]
    (first, *_) = read(world, path, wanted).json["data"]
    assert list(first) in ([wanted], [wanted, "id"])
    refused = read(world, path, f"{wanted}, {unknown}")
    assert (refused.status, refused.error["code"]) in [(400, 100), (501, 501)]
    assert unknown in refused.error["message"]
    assert "ignored-key" not in world.notes()


def test_what_is_asked_for_may_lie_deeper(world):
    (found,) = read(world, "/{ana}/ids_for_apps", "app{name}").json["data"]
    assert list(found["app"]) == ["name", "id"]
    assert read(world, "/{ana}/ids_for_apps", "app{icon_url}").status == 501

"""Threads and messages can be read back, the newest ones in detail."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from fake_graph import Page, PageId
from tests.fake_graph.world import PAGE, World


def listed(world, **query):
    return world.call("GET", "/v24.0/me/conversations", query=query).json


def only(world, **query):
    (one,) = listed(world, **query)["data"]
    return one


def thread_id(world, psid=None):
    return world.graph.thread_of(psid or world.ana).conversation


def test_the_thread_with_the_latest_message_comes_first(world):
    world.wait(minutes=1)
    world.graph.say(world.bob, "Hoi!")
    first, second = listed(world)["data"]
    assert (first["id"], second["id"]) == (thread_id(world, world.bob), thread_id(world))
    assert first["updated_time"] == "2026-09-01T10:01:00+0000"
    world.wait(minutes=1)
    world.send("Hello!")
    assert listed(world)["data"][0]["id"] == thread_id(world)


def test_a_thread_without_a_word_is_none():
    assert listed(World()) == {"data": []}


@pytest.mark.parametrize("who", ["ana", "bob", "nobody"])
def test_one_persons_thread_can_be_asked_for(world, who):
    psid = getattr(world, who, "1")
    data = listed(world, user_id=psid)["data"]
    assert [one["id"] for one in data] == ([thread_id(world)] if who == "ana" else [])


def test_what_is_inside_can_be_asked_for(world):
    world.wait(minutes=1)
    mid = world.send("Olá é 👋").json["message_id"]
    fields = "participants{name},messages.limit(1){message,from{id}},snippet,message_count"
    one = only(world, fields=fields)
    assert one["participants"]["data"][0] == {"name": "Ana Lima", "id": world.ana}
    assert one["messages"]["data"] == [{"message": "Olá é 👋", "from": {"id": PAGE}, "id": mid}]
    assert "after" in one["messages"]["paging"]["cursors"]
    assert (one["snippet"], one["message_count"]) == ("Olá é 👋", 2)
    assert one["id"] == thread_id(world)


def test_unread_messages_are_those_that_nobody_answered_or_read(world):
    world.wait(minutes=1)
    world.graph.say(world.ana, "Hello?")
    assert only(world, fields="unread_count")["unread_count"] == 2
    world.send("Hello!")
    assert only(world, fields="unread_count")["unread_count"] == 0
    world.wait(minutes=1)
    world.graph.say(world.ana, "Ah.")
    assert only(world, fields="unread_count")["unread_count"] == 1
    world.graph.staff_reads(world.ana)
    assert only(world, fields="unread_count")["unread_count"] == 0


def test_folders_part_the_threads(world):
    world.graph.say(world.bob, "Hoi!")
    world.graph.staff_marks_done(world.bob)
    assert [one["id"] for one in listed(world, folder="page_done")["data"]] == [
        thread_id(world, world.bob)
    ]
    assert len(listed(world)["data"]) == 2
    world.graph.page_moderates(world.bob, "MOVE_TO_SPAM")
    assert len(listed(world)["data"]) == 1
    assert len(listed(world, folder="spam")["data"]) == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"platform": "MESSENGER"}, 200),
        ({"platform": "instagram"}, 501),
        ({"platform": "pigeon"}, 400),
        ({"folder": "other"}, 501),
        ({"folder": "drawer"}, 400),
        ({"tags": "x"}, 501),
        ({"user_id": "Ana"}, 400),
        ({"limit": "none"}, 400),
        ({"fields": "id,,"}, 400),
        ({"fields": "shoe_size"}, 400),
        ({"fields": "messages{shoe_size}"}, 400),
        ({"fields": "participants{shoe_size}"}, 400),
        ({"fields": "messages.limit(none)"}, 400),
        ({"fields": "messages.sort(up)"}, 501),
    ],
)
def test_what_is_asked_for_must_make_sense(world, query, status):
    assert world.call("GET", "/v24.0/me/conversations", query=query).status == status


def test_the_list_leads_on_with_what_was_asked(world):
    for psid in (world.bob, world.add("Cleo", "Roy")):
        world.wait(minutes=1)
        world.graph.say(psid, "Hi!")
    seen, query = [], {"limit": "1", "fields": "updated_time"}
    while query:
        answer = world.call("GET", "/v24.0/me/conversations", query=query).json
        (one,) = answer["data"]
        assert list(one) == ["updated_time", "id"]
        seen.append(one["id"])
        following = urlsplit(answer["paging"].get("next", ""))
        query = dict(parse_qsl(following.query))
    assert len(set(seen)) == 3


def test_next_carries_the_token_as_graphs_does(world):
    world.graph.say(world.bob, "Hoi!")
    following = listed(world, limit="1")["paging"]["next"]
    assert "access_token=EAATokenOfThePage0123456789" in following
    assert following.startswith(f"https://graph.facebook.com/v24.0/{PAGE}/conversations?")


# One thread, one message ----------------------------------------------------------------------


def test_one_thread_can_be_read(world):
    one = world.call("GET", f"/v24.0/{thread_id(world)}", query={"fields": "can_reply,senders"})
    assert one.json["can_reply"] is True
    assert [who["name"] for who in one.json["senders"]["data"]] == ["Ana Lima", "Café"]


def test_a_thread_tells_no_messages_in_detail_but_the_newest(world):
    for number in range(24):
        world.wait(seconds=1)
        world.graph.say(world.ana, f"{number}")
    path, query = f"/v24.0/{thread_id(world)}/messages", {"fields": "message", "limit": "100"}
    data = world.call("GET", path, query=query).json["data"]
    assert [one.get("message") for one in data] == [f"{n}" for n in range(23, 3, -1)] + [None] * 5
    newest, oldest = data[19]["id"], data[20]["id"]
    assert world.call("GET", f"/v24.0/{newest}", query={"fields": "message"}).json["message"] == "4"
    assert world.call("GET", f"/v24.0/{oldest}").refusal == (9000001, None)


def test_a_deleted_message_cannot_be_read(world):
    (letter,) = world.graph.thread_of(world.ana).letters.values()
    letter.is_deleted = True
    assert world.call("GET", f"/v24.0/{letter.mid}").refusal == (9000001, None)


def test_a_message_of_the_pages_goes_from_the_page_to_the_person(world):
    mid = world.send("Hello!").json["message_id"]
    one = world.call("GET", f"/v24.0/{mid}", query={"fields": "from,to"}).json
    assert one["from"]["id"] == PAGE
    assert [who["id"] for who in one["to"]["data"]] == [world.ana]


def test_by_default_a_message_tells_little(world):
    (mid,) = world.graph.thread_of(world.ana).letters
    one = world.call("GET", f"/v24.0/{mid}").json
    assert one == {"id": mid, "created_time": "2026-09-01T10:00:00+0000"}


def test_files_links_and_stickers_are_told_apart(world):
    (letter,) = world.graph.thread_of(world.ana).letters.values()
    image = {"type": "image", "payload": {"url": "https://x/1.jpg", "sticker_id": 369239263222822}}
    link = {"type": "fallback", "payload": {"url": "https://example.com/", "title": "Example"}}
    audio = {"type": "audio", "payload": {"url": "https://x/1.mp4"}}
    letter.content = {"attachments": [image, link, audio]}
    query = {"fields": "attachments,shares,sticker,message"}
    one = world.call("GET", f"/v24.0/{letter.mid}", query=query).json
    assert one["attachments"]["data"] == [
        {"mime_type": "image/jpeg", "image_data": {"url": "https://x/1.jpg"}},
        {"mime_type": "audio/mp4", "file_url": "https://x/1.mp4"},
    ]
    assert one["shares"] == {"data": [{"link": "https://example.com/"}]}
    assert (one["sticker"], one["message"]) == ("https://x/1.jpg", "")


@pytest.mark.parametrize("node", ["t_1", "m_1", "mid.1", "mid.$cAAJ"])
def test_what_nobody_wrote_does_not_exist(world, node):
    assert world.call("GET", f"/v24.0/{node}").refusal == (100, 33)


def test_another_pages_threads_do_not_exist(world):
    other = Page(id=PageId("104523891234568"), name="Other", access_token="EAAother")
    world.graph.add_page(other, world.graph.app.id)
    (mid,) = world.graph.thread_of(world.ana).letters
    for node in (mid, thread_id(world)):
        assert world.call("GET", f"/v24.0/{node}", token="EAAother").refusal == (100, 33)
    answer = world.call("GET", "/v24.0/me/conversations", token="EAAother")
    assert answer.json == {"data": []}


@pytest.mark.parametrize(("date", "status"), [((2022, 7, 18), 200), ((2022, 7, 19), 500)])
def test_an_unverified_business_reads_nothing_since_july_2022(date, status):
    world = World(datetime(*date, 10, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    world.graph.app.missing_features.add("business_verification")
    (mid,) = world.graph.thread_of(world.ana).letters
    for path in ("me/conversations", thread_id(world), f"{thread_id(world)}/messages", mid):
        assert world.call("GET", f"/v14.0/{path}").status == status


def test_what_a_person_deletes_the_page_keeps(world):
    world.graph.say(world.ana, "Hi!")
    world.graph.delete_conversation(world.ana)
    conversation = thread_id(world)
    assert world.call("GET", f"/{conversation}", query={"fields": "messages"}).status == 200

"""What stands behind an address or in an upload decides whether it can be sent."""

import pytest

from fake_graph import Page, PageId, Person
from fake_graph.journal import MessageSent, SendRefused
from tests.fake_graph.arising.media import batch_slow_video
from tests.fake_graph.sample_files import MEBIBYTE, multipart, send_files
from tests.fake_graph.sample_templates import media, template

URL = "https://cdn.example/thing"


def send(world, kind, **payload):
    return world.send(message={"attachment": {"type": kind, "payload": payload}})


@pytest.mark.parametrize(
    ("kind", "host", "subcode"),
    [
        ("image", {"size": 8 * MEBIBYTE}, None),
        ("image", {"size": 8 * MEBIBYTE + 1}, 2018109),
        ("audio", {"size": 25 * MEBIBYTE}, None),
        ("audio", {"size": 25 * MEBIBYTE + 1}, 2018109),
        ("video", {"fetch_seconds": 75}, None),
        ("video", {"fetch_seconds": 75.5}, 2018294),
        ("video", {"sound": False}, 2018294),
        ("file", {"fetch_seconds": 10}, None),
        ("file", {"fetch_seconds": 10.5}, 2018008),
        ("image", {"sound": False}, 2018047),
        ("image", {"reachable": False}, 2018008),
        ("image", {"content_type": "image/webp"}, None),
        ("image", {"content_type": "text/html"}, 2018047),
        ("image", {"content_type": "application/octet-stream"}, None),
        ("file", {"content_type": "text/html"}, None),
    ],
)
def test_what_stands_behind_an_address_counts(world, kind, host, subcode):
    world.graph.host_media(URL, **host)
    answer = send(world, kind, url=URL)
    assert (answer.json.get("error") or {}).get("error_subcode") == subcode


def test_an_address_that_nobody_spoke_of_is_all_right(world):
    assert send(world, "video", url="https://nobody.example/of.it").status == 200


def test_media_are_fetched_only_once_everything_else_is_in_order(world):
    world.graph.host_media(URL, reachable=False)
    world.wait(days=2)
    assert send(world, "image", url=URL).refusal == (10, 2018278)


@pytest.mark.parametrize("value", [True, "true", 1])
def test_a_reusable_attachment_has_an_id_and_can_be_sent_again(world, value):
    first = send(world, "image", url=URL, is_reusable=value)
    assert list(first.json) == ["recipient_id", "message_id", "attachment_id"]
    again = send(world, "image", attachment_id=int(first.json["attachment_id"]))
    assert again.status == 200
    assert world.of(MessageSent)[-1].attachments[0].url == URL


def test_an_attachment_id_is_good_for_ninety_days(world):
    attachment_id = send(world, "image", url=URL, is_reusable=True).json["attachment_id"]
    world.wait(days=90, seconds=-1)
    world.graph.say(world.ana, "Still there?")
    assert send(world, "image", attachment_id=attachment_id).status == 200
    world.wait(seconds=1)
    assert send(world, "image", attachment_id=attachment_id).refusal == (100, 2018074)


@pytest.mark.parametrize(("kind", "refusal"), [("image", None), ("file", None), ("video", 2018047)])
def test_an_attachment_id_is_sent_as_what_it_is(world, kind, refusal):
    attachment_id = send(world, "image", url=URL, is_reusable=True).json["attachment_id"]
    answer = send(world, kind, attachment_id=attachment_id)
    assert answer.json.get("error", {}).get("error_subcode") == refusal


def test_a_media_template_needs_an_attachment_of_the_pages(world):
    element = {"media_type": "image", "attachment_id": "1234"}
    assert world.send(message=template(media(**element))).refusal == (100, 2018074)
    element["attachment_id"] = send(world, "image", url=URL, is_reusable=True).json["attachment_id"]
    assert world.send(message=template(media(**element))).status == 200


def test_a_file_may_come_with_the_call(world):
    answer = send_files(world, "image", [("a.png", "image/png", b"\x89PNG")], is_reusable=True)
    assert list(answer.json) == ["recipient_id", "message_id", "attachment_id"]
    (seen,) = world.of(MessageSent)[-1].attachments
    assert seen.url.startswith("https://scontent.xx.fbcdn.net/")
    assert seen.url.endswith(".png")


@pytest.mark.parametrize(
    ("kind", "content_type", "refusal"),
    [
        ("image", "image/jpeg", None),
        ("image", "application/octet-stream", None),
        ("image", None, None),
        ("audio", None, (100, 2018047)),
        ("image", "video/mp4", (100, 2018047)),
        ("audio", "audio/mpeg", None),
        ("audio", "application/octet-stream", (100, 2018047)),
        ("file", "application/pdf", None),
        ("video", "video/mp4", None),
    ],
)
def test_the_type_of_a_part_counts(world, kind, content_type, refusal):
    answer = send_files(world, kind, [("thing", content_type, b"...")])
    assert answer.status == 200 if refusal is None else answer.refusal == refusal


@pytest.mark.parametrize("count", [0, 2])
def test_one_file_and_no_more_comes_with_a_call(world, count):
    answer = send_files(world, "file", [("a.txt", "text/plain", b"x")] * count)
    assert answer.error["message"].startswith("(#100) Incorrect number of files uploaded.")


def test_a_payload_without_anything_asks_for_a_file(world):
    assert "number of files" in send(world, "image").error["message"]


def test_an_upload_is_kept_for_later(world):
    message = {"attachment": {"type": "image", "payload": {"is_reusable": True, "url": URL}}}
    answer = world.call("POST", "/v24.0/me/message_attachments", {"message": message})
    assert list(answer.json) == ["attachment_id"]
    assert send(world, "image", attachment_id=answer.json["attachment_id"]).status == 200


def test_an_upload_may_come_with_the_call(world):
    message = {"attachment": {"type": "file", "payload": {"is_reusable": True}}}
    files = [("a.txt", "text/plain", b"hello")]
    answer = multipart(world, "/me/message_attachments", {"message": message}, files)
    assert list(answer.json) == ["attachment_id"]


def test_an_upload_that_cannot_be_fetched_is_refused(world):
    world.graph.host_media(URL, reachable=False)
    message = {"attachment": {"type": "image", "payload": {"url": URL}}}
    answer = world.call("POST", "/v24.0/me/message_attachments", {"message": message})
    assert answer.refusal == (100, 2018008)


def test_a_template_cannot_be_uploaded(world):
    payload = {"template_type": "button", "text": "x", "buttons": [{"type": "account_unlink"}]}
    message = {"message": template(payload)}
    assert world.call("POST", "/me/message_attachments", message).refusal == (100, 2018047)


def test_an_attachment_of_another_page_is_not_owned(world):
    attachment_id = send(world, "image", url=URL, is_reusable=True).json["attachment_id"]
    other = Page(id=PageId("204523891234567"), name="Bar", access_token="EAAofTheBar")
    world.graph.add_page(other, world.graph.app.id)
    eva = Person(psid=world.graph.mint.psid("Eva"), first_name="Eva", last_name="Berg")
    world.graph.add_person(eva, other.id)
    world.graph.say(eva.psid, "Hi!")
    attachment = {"type": "image", "payload": {"attachment_id": attachment_id}}
    body = {"recipient": {"id": eva.psid}, "message": {"attachment": attachment}}
    answer = world.call("POST", "/me/messages", body, token="EAAofTheBar")
    assert answer.refusal == (100, 2018074)


def test_a_slow_video_in_a_batch_is_delivered_and_answered_with_an_error(world):
    assert batch_slow_video(world).refusal == (1, 1357046)
    assert len(world.of(MessageSent)) == 1
    assert not world.of(SendRefused)


def test_a_slow_video_outside_a_batch_is_all_right(world):
    world.graph.host_media(URL, fetch_seconds=40)
    assert send(world, "video", url=URL).status == 200

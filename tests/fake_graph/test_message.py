"""A message holds one thing, and may hold it only since its day."""

from datetime import UTC, datetime

import pytest

from fake_graph.journal import MessageSent
from tests.fake_graph.sample_templates import button, template
from tests.fake_graph.world import World

IMAGE = {"type": "image", "payload": {"url": "https://a.example/1.png"}}


def send(message, *date):
    world = World(datetime(*date, 10, tzinfo=UTC)) if date else World()
    world.graph.say(world.ana, "Hi!")
    return world, world.send(message=message)


@pytest.mark.parametrize("kind", ["image", "audio", "video", "file"])
def test_media_are_sent_by_address_and_echoed_from_the_platforms_host(kind):
    url = "https://a.example/thing.bin?x=1"
    world, answer = send({"attachment": {"type": kind, "payload": {"url": url}}})
    assert answer.json.keys() == {"recipient_id", "message_id"}
    (seen,) = world.of(MessageSent)[-1].attachments
    assert (seen.type, seen.url) == (kind, url)
    (echo,) = world.events("message_echoes")
    (attached,) = echo["message"]["attachments"]
    assert attached["payload"]["url"].startswith("https://scontent.xx.fbcdn.net/")
    assert attached["payload"]["url"].endswith(".bin")
    assert "text" not in echo["message"]


def test_text_and_attachment_exclude_each_other():
    assert send({"text": "Look", "attachment": IMAGE})[1].refusal == (100, 2018018)
    assert send({"attachments": [IMAGE], "attachment": IMAGE})[1].refusal == (100, 2018018)
    assert send({"text": "", "attachment": IMAGE})[1].status == 200
    assert send({"text": None, "attachment": IMAGE})[1].status == 200


@pytest.mark.parametrize(
    ("count", "refusal"), [(1, None), (30, None), (31, (105, None)), (0, (194, None))]
)
def test_up_to_thirty_images_go_in_one_message(count, refusal):
    _, answer = send({"attachments": [IMAGE] * count})
    assert answer.status == 200 if refusal is None else answer.refusal == refusal


def test_a_list_holds_nothing_but_images():
    video = IMAGE | {"type": "video"}
    assert send({"attachments": [IMAGE, video]})[1].status == 400


@pytest.mark.parametrize(
    ("message", "before", "on"),
    [
        ({"attachments": [IMAGE]}, (2025, 3, 18), (2025, 3, 19)),
        ({"sticker_id": 369239263222822}, (2026, 5, 31), (2026, 6, 1)),
    ],
)
def test_a_key_of_later_days_is_ignored_and_noted(message, before, on):
    world, answer = send(message, *before)
    assert answer.refusal == (100, 2018034)
    assert "ignored-key" in world.notes()
    assert send(message, *on)[1].status == 200


def test_a_sticker_is_seen_and_echoed():
    world, _ = send({"sticker_id": "369239263222822"})
    assert world.of(MessageSent)[-1].attachments[0].type == "sticker"
    (echo,) = world.events("message_echoes")
    assert echo["message"]["attachments"][0]["payload"]["sticker_id"] == "369239263222822"


@pytest.mark.parametrize("message", [{}, {"text": ""}, {"metadata": "x"}, {"attachment": None}])
def test_a_message_without_content_is_empty(message):
    assert send(message)[1].refusal == (100, 2018034)


def test_an_empty_text_was_invalid_data_until_2018():
    assert send({"text": ""}, 2017, 12, 31)[1].refusal == (100, 2018032)
    assert send({"text": ""}, 2018, 1, 1)[1].refusal == (100, 2018034)
    assert send({}, 2017, 12, 31)[1].refusal == (100, 2018034)


def test_the_words_of_a_template_are_the_messages():
    world, _ = send(template(button()))
    assert world.of(MessageSent)[-1].text == "Pick"


def test_metadata_comes_back_with_an_attachment_too():
    world, _ = send({"attachment": IMAGE, "metadata": "m"})
    assert world.events("message_echoes")[0]["message"]["metadata"] == "m"


def test_a_type_that_no_attachment_has_is_refused():
    _, answer = send({"attachment": {"type": "hologram", "payload": {}}})
    assert answer.error["message"].startswith("(#100) Param message[attachment][type] must be one")


def test_a_type_may_be_in_capitals_and_the_payload_a_text_of_json():
    payload = '{"url": "https://a.example/1.png", "is_reusable": true}'
    _, answer = send({"attachment": {"type": "IMAGE", "payload": payload}})
    assert answer.json.keys() == {"recipient_id", "message_id", "attachment_id"}


@pytest.mark.parametrize("sticker_id", ["thumbs-up", "", "3.5", True])
def test_a_sticker_is_named_by_its_number(sticker_id):
    _, answer = send({"sticker_id": sticker_id})
    assert answer.error["message"].startswith("(#100) Param message[sticker_id] must be a valid ID")

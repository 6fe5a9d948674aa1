"""Refusals that come of pictures, sounds, videos and files."""

import json
from urllib.parse import urlencode

from tests.fake_graph.arising.messages import world_of_ana
from tests.fake_graph.sample_files import MEBIBYTE, multipart, send_files

URL = "https://cdn.example/thing"


def by_url(kind, **host):
    world = world_of_ana()
    world.graph.host_media(URL, **host)
    return world.send(message={"attachment": {"type": kind, "payload": {"url": URL}}})


def attachment_not_owned():
    payload = {"attachment_id": "1234567890123456"}
    return world_of_ana().send(message={"attachment": {"type": "image", "payload": payload}})


def image_too_large():
    world = world_of_ana()
    message = {"attachment": {"type": "image", "payload": {"is_reusable": True}}}
    files = [("a.png", "image/png", b"x" * (8 * MEBIBYTE + 1))]
    return multipart(world, "/me/message_attachments", {"message": message}, files)


def batch_slow_video(world=None):
    world = world or world_of_ana()
    world.graph.host_media(URL, fetch_seconds=40)
    message = {"attachment": {"type": "video", "payload": {"url": URL}}}
    body = urlencode({"recipient": json.dumps({"id": world.ana}), "message": json.dumps(message)})
    member = {"method": "POST", "relative_url": "me/messages", "body": body}
    answer = world.call("POST", "/v24.0/", {"batch": [member]})
    (first,) = answer.json
    answer.status, answer.json = first["code"], json.loads(first["body"])
    return answer


CASES = {
    "number-of-files": lambda: send_files(world_of_ana(), "image", []),
    "file-not-fetched": lambda: by_url("image", fetch_seconds=11),
    "upload-failed": lambda: by_url("image", content_type="video/mp4"),
    "attachment-too-large": lambda: by_url("file", size=25 * MEBIBYTE + 1),
    "video-timed-out": lambda: by_url("video", fetch_seconds=76),
    "attachment-not-owned": attachment_not_owned,
    "image-too-large": image_too_large,
    "batch-slow-video": batch_slow_video,
}

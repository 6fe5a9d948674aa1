"""Bodies in every form that a client was seen to send."""

import json
from urllib.parse import urlencode

import pytest

from tests.clients.case import SENT, SENT_REUSABLE, UPLOADED
from tests.fake_graph.world import TOKEN

TEXT = "Grüße 👋🏽 é"
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BOUNDARY = "----é".encode("ascii", "ignore").decode() + "x7MA4YWxkTrZu0gW"
MULTIPART = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
FILE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def strings(said):
    return {key: json.dumps(value) for key, value in said.items()}


def parts(fields, *files):
    """Return a multipart body."""
    lines = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    lines += [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="größe.png"\r\n'
        f"Content-Type: image/png\r\n\r\n".encode()
        + FILE
        + b"\r\n"
        for name in files
    ]
    return b"".join(lines) + f"--{BOUNDARY}--\r\n".encode()


def as_json(said):
    return "", json.dumps(said).encode(), JSON


def as_utf8_json(said):
    return "", json.dumps(said, ensure_ascii=False).encode(), JSON


def as_form(said):
    return "", urlencode(strings(said)).encode(), FORM


def as_json_of_strings(said):
    return "", json.dumps(strings(said)).encode(), JSON


def as_query(said):
    return "&" + urlencode(strings(said)), None, {}


def as_query_with_an_empty_form(said):
    return "&" + urlencode(strings(said)), b"", FORM


def as_multipart(said):
    return "", parts(strings(said)), MULTIPART


def in_chunks(said):
    whole = json.dumps(said).encode()
    pieces = (whole[at : at + 7] for at in range(0, len(whole), 7))
    return "", pieces, JSON | {"Transfer-Encoding": "chunked"}


def with_brackets(said):
    flat = {f"{key}[{name}]": text for key, value in said.items() for name, text in value.items()}
    return "", urlencode(flat).encode(), FORM


FORMS = [as_json, as_utf8_json, as_form, as_json_of_strings, as_query, as_query_with_an_empty_form]
FORMS += [as_multipart, in_chunks, with_brackets]


@pytest.mark.parametrize("form", FORMS)
def test_a_send_is_understood_in_each_form(served, form):
    said = {"recipient": {"id": served.world.ana}, "message": {"text": TEXT}}
    query, body, headers = form(said)
    answer = served.call("POST", f"/v2.6/me/messages?access_token={TOKEN}{query}", body, headers)
    assert answer.json == SENT
    echo = served.world.events("message_echoes")[-1]
    assert echo["message"]["text"] == TEXT


def attachment(**payload):
    return {"attachment": {"type": "image", "payload": payload}}


def test_a_file_comes_with_a_send(served):
    said = {"recipient": {"id": served.world.ana}, "message": attachment(is_reusable=True)}
    body = parts(strings(said), "filedata")
    answer = served.call("POST", f"/v2.6/me/messages?access_token={TOKEN}", body, MULTIPART)
    assert answer.json == SENT_REUSABLE


def test_a_file_is_uploaded(served):
    body = parts(strings({"message": attachment(is_reusable=True)}), "filedata")
    target = f"/v2.6/me/message_attachments?access_token={TOKEN}"
    assert served.call("POST", target, body, MULTIPART).json == UPLOADED


@pytest.mark.parametrize("files", [[], ["filedata", "filedata2"]])
def test_exactly_one_file_is_uploaded(served, files):
    body = parts(strings({"message": attachment(is_reusable=True)}), *files)
    target = f"/v2.6/me/message_attachments?access_token={TOKEN}"
    error = served.call("POST", target, body, MULTIPART).error
    assert (error["code"], "exactly one file" in error["message"]) == (100, True)


@pytest.mark.parametrize("form", [as_json, as_form, as_query])
def test_a_delete_may_have_a_body(served, form):
    profile = {"get_started": {"payload": "START"}}
    served.world.call("POST", "/me/messenger_profile", profile)
    query, body, headers = form({"fields": ["get_started"]})
    target = f"/v2.6/me/messenger_profile?access_token={TOKEN}{query}"
    assert served.call("DELETE", target, body, headers).json == {"result": "success"}
    left = served.world.call("GET", "/me/messenger_profile", query={"fields": "get_started"})
    assert left.json == {"data": []}

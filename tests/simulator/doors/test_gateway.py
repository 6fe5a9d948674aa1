"""A bot that is an AWS Lambda function."""

import json
import time

import pytest

from simulator.doors.gateway import GatewayDoor
from simulator.errors import BotRaised


def asked(method="POST", path="/hook", **more):
    """Return the event and the context that a function is given."""
    seen = []
    GatewayDoor(lambda *arguments: seen.append(arguments)).request(method, path, **more)
    return seen[0]


def test_a_function_gets_a_gateways_event_in_either_format():
    headers = {"Content-Type": "application/json", "X-Hub-Signature": "sha1=0"}
    event, context = asked(query="a=b&c=%20d", headers=headers, body="ä".encode())
    assert event["httpMethod"] == event["requestContext"]["http"]["method"] == "POST"
    assert event["path"] == event["rawPath"] == event["requestContext"]["http"]["path"] == "/hook"
    assert event["queryStringParameters"] == {"a": "b", "c": " d"}
    assert event["rawQueryString"] == "a=b&c=%20d"
    assert event["headers"]["X-Hub-Signature"] == event["headers"]["x-hub-signature"] == "sha1=0"
    assert (event["body"], event["isBase64Encoded"]) == ("ä", False)
    assert json.loads(json.dumps(event)) == event
    assert context.function_name == "bot"


def test_what_is_not_there_is_null():
    event, _ = asked("GET")
    assert event["queryStringParameters"] is None
    assert event["body"] is None


@pytest.mark.parametrize(
    ("returned", "status", "body"),
    [
        ({"statusCode": 200, "body": "text"}, 200, b"text"),
        ({"statusCode": "403"}, 403, b""),
        ({"statusCode": 200, "body": {"a": 1}}, 200, b'{"a": 1}'),
        ({"statusCode": 200, "body": "/w==", "isBase64Encoded": True}, 200, b"\xff"),
        ({"a": 1}, 200, b'{"a": 1}'),
        ("text", 200, b"text"),
        (None, 200, b""),
    ],
)
def test_what_a_function_returns_becomes_the_answer(returned, status, body):
    reply = GatewayDoor(lambda event, context: returned).request("POST", "/")
    assert (reply.status, reply.body) == (status, body)


def test_a_function_that_raises_raises_with_its_own_traceback():
    def handler(event, context):
        return event["nothing"]

    with pytest.raises(BotRaised, match="KeyError") as caught:
        GatewayDoor(handler).request("POST", "/")
    assert caught.value.__cause__.__traceback__.tb_frame.f_code is handler.__code__


def test_an_invocation_has_an_id_and_a_time_limit(simulation):
    seen = []

    def handler(event, context):
        time.sleep(9)
        seen.append((context.aws_request_id, context.get_remaining_time_in_millis()))

    door = GatewayDoor(handler)
    for _ in range(2):
        simulation.deliver(lambda: door.request("POST", "/"))
        simulation.rest(10)
    assert [left for _, left in seen] == [20_000, 20_000]
    assert seen[0][0] != seen[1][0]

"""The door to a bot that is an AWS Lambda function behind an API gateway.

``handler(event, context)`` gets an event with the keys of both formats that gateways send, 1.0
(``httpMethod``, ``path``) and 2.0 (``rawPath``, ``requestContext.http``); both have ``headers``,
``queryStringParameters``, ``body`` and ``isBase64Encoded``.

Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

import base64
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from simulator.door import Asked, Door, Reply
from simulator.doors.function import Caller

TIME_LIMIT = 29.0
"""Seconds of simulated time that a gateway waits for an answer; the context tells of it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a Lambda function is told about its invocation.

    Source: https://docs.aws.amazon.com/lambda/latest/dg/python-context.html
    """

    aws_request_id: str
    function_name: str = "bot"
    function_version: str = "$LATEST"
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:123456789012:function:bot"
    memory_limit_in_mb: str = "128"
    log_group_name: str = "/aws/lambda/bot"
    log_stream_name: str = "bot"
    _began: float = field(default_factory=lambda: time.monotonic())

    def get_remaining_time_in_millis(self) -> int:
        """Return how many milliseconds are left."""
        return max(0, int((self._began + TIME_LIMIT - time.monotonic()) * 1000))


class GatewayDoor(Door):
    """Turns requests into a gateway's events, and what the function returns into answers."""

    def __init__(self, handler: Callable[..., Any]) -> None:
        self._caller = Caller(handler)
        self._serials = count(1)

    def answer(self, asked: Asked) -> Reply:
        """Invoke the function with one request.

        Raises:
            BotRaised: the function raised.
        """
        return _reply(self._caller.call(_event(asked), Context(str(UUID(int=next(self._serials))))))


def _event(asked: Asked) -> dict[str, Any]:
    method, path = asked.method, asked.path
    fields = {"host": "localhost"} | {name.lower(): value for name, value in asked.headers.items()}
    parameters = {name: values[-1] for name, values in parse_qs(asked.query, True).items()}
    http = {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1"}
    return {
        "version": "2.0",
        "routeKey": "$default",
        "resource": path,
        "httpMethod": method,
        "path": path,
        "rawPath": path,
        "rawQueryString": asked.query,
        "headers": fields | dict(asked.headers),
        "queryStringParameters": parameters or None,
        "pathParameters": None,
        "requestContext": {"http": http, "httpMethod": method, "path": path, "stage": "$default"},
        "body": asked.body.decode() if asked.body else None,
        "isBase64Encoded": False,
    }


def _reply(returned: Any) -> Reply:  # noqa: ANN401 - the bot's
    """Return the answer; what has no ``statusCode`` is itself the body of a 200."""
    if not isinstance(returned, dict) or "statusCode" not in returned:
        return Reply(200, _text(returned).encode())
    text = _text(returned.get("body"))
    if returned.get("isBase64Encoded"):
        return Reply(int(returned["statusCode"]), base64.b64decode(text))
    return Reply(int(returned["statusCode"]), text.encode())


def _text(value: Any) -> str:  # noqa: ANN401 - the bot's
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)

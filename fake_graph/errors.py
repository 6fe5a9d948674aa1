"""Why something is refused: answers to apps, and what people and machines cannot do.

* GraphError            what the platform answers to an app, by its name in ``facts/errors.json``
  - InvalidParameter    100, in words of the moment
    - UnknownKey        100, only in strict mode
  - NotFaked            501, a gap of the fake and no verdict on the app
* ImpossibleAction      a person, an agent or a page cannot do this in the real app
  - ShutOut             and could not know before they tried
* PortTaken             the fake cannot listen there
* BadSetup              the fake cannot run alone as it was told to

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from fake_graph.fact import Row, rows

_QUOTED_LENGTH = 60  # characters of a caller's value that an error repeats


@cache
def known_errors() -> dict[str, Row]:
    """Return the rows of ``facts/errors.json`` by name."""
    return {row["error"]: row for row in rows("errors")}


class GraphError(Exception):
    """An answer that refuses; knows how it looks on the wire.

    Attributes:
        name: Its name in ``facts/errors.json``.
        status: HTTP status of the response.
        type: Graph's ``error.type``.
        code: Graph's ``error.code``.
        subcode: Graph's ``error.error_subcode``, None where it sends none.
        message: The text as the app reads it.
    """

    def __init__(self, name: str, /, **values: object) -> None:
        row = known_errors()[name]
        message = str(row["message"])
        self.name = name
        self.status = int(row["status"])
        self.type = str(row["type"])
        self.code = int(row["code"])
        self.subcode: int | None = row["subcode"]
        self.message = message.format_map(values) if values else message
        self.is_transient: bool | None = row.get("transient")
        self.user_title: str | None = row.get("user_title")
        user_message: str | None = row.get("user_message")
        self.user_message = (
            user_message.format_map(values) if user_message and values else (user_message)
        )
        super().__init__(self.message)

    def to_wire(self, fbtrace_id: str) -> dict[str, Any]:
        """Return the body.

        Returns: ``{"error": {"message", "type", "code", "error_subcode"?, "is_transient"?,
        "error_user_title"?, "error_user_msg"?, "fbtrace_id"}}``
        """
        error = {
            "message": self.message,
            "type": self.type,
            "code": self.code,
            "error_subcode": self.subcode,
            "is_transient": self.is_transient,
            "error_user_title": self.user_title,
            "error_user_msg": self.user_message,
            "fbtrace_id": fbtrace_id,
        }
        return {"error": {key: value for key, value in error.items() if value is not None}}


class InvalidParameter(GraphError):
    """A parameter has a value that does not do; the text is in Graph's style, not recorded."""

    def __init__(self, text: str) -> None:
        super().__init__("invalid-data")
        self.name, self.subcode = "invalid-parameter", None
        self.message = f"(#100) {text}"


class UnknownKey(InvalidParameter):
    """Strict mode: a key that Meta would ignore."""

    def __init__(self, key: str) -> None:
        super().__init__(f'Invalid keys "{key}" were found in the parameters')


class NotFaked(GraphError):
    """Meta has this and the fake does not; says nothing about the app."""

    def __init__(self, what: str) -> None:
        super().__init__("unknown-error")
        self.name = "not-faked"
        self.status, self.type, self.code, self.subcode = 501, "NotFaked", 501, None
        self.message = f"The fake does not cover {what}."
        self.what = what


class ImpossibleAction(ValueError):
    """Nobody can do that in the real app; says what could be done instead."""

    def __init__(self, what: str, possible: Iterable[str] = ()) -> None:
        choices = ", ".join(repr(str(choice)) for choice in possible)
        super().__init__(f"{what}; possible: {choices}" if choices else what)


class ShutOut(ImpossibleAction):
    """The way to the other side is shut, which nobody sees before they try to write."""


class PortTaken(OSError):
    """Another program listens on the port that the fake was given."""

    def __init__(self, port: int, why: str) -> None:
        super().__init__(f"cannot listen on 127.0.0.1:{port} ({why}); choose another port")


class BadSetup(ValueError):
    """The fake cannot run alone with such a setting; the text says what would do."""


def quotable(value: object) -> str:
    """Return a caller's value short enough to be repeated in an error."""
    return str(value)[:_QUOTED_LENGTH]

"""Why something is refused: answers to apps, and what people and machines cannot do.

* GraphError                       what the platform answers to an app
  - NotFaked                       501, a gap of the fake and no verdict on the app
  - UnknownPath                    2500
  - TokenMissing                   104
    - TokenMissingForMe            2500
  - TokenInvalid                   190
  - ProofInvalid                   100
  - UnsupportedRequest             100 / 33
  - InvalidParameter               100
    - ParameterRequired            100
    - ParameterTooLong             100
    - NonexistingField             100
    - UnknownKey                   100, only in strict mode
    - InvalidButtonType            100
    - InvalidTag                   100
    - TagNotApproved               100
    - NoMatchingUser               100 / 2018001
    - MessageAndAction             100 / 2018014
    - NeitherMessageNorAction      100 / 2018015
    - EmptyMessage                 100 / 2018034
    - PostbackPayloadMissing       100 / 2018040
    - WebUrlMissing                100 / 2018041
    - QuickReplyTitleMissing       100 / 2018098
    - QuickReplyPayloadMissing     100 / 2018099
    - MenuNeedsGetStarted          100 / 2018145
  - DeprecatedTag                  100 / 1893061
  - TooManyElements                105
  - TooFewElements                 194
  - ProfileUnavailable             230
  - PersonUnavailable              551 / 1545041
  - OutsideMessagingWindow         10 / 2018278
  - SubscriptionPermissionMissing  10 / 2018065
* ImpossibleAction                 a person cannot do this in the real app
* PortTaken                        the fake cannot listen there

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from collections.abc import Iterable
from typing import Any, ClassVar

_QUOTED_LENGTH = 60  # characters of a caller's value that an error repeats


class GraphError(Exception):
    """Base of every answer that refuses; knows how it looks on the wire.

    Attributes:
        status: HTTP status of the response.
        type: Graph's ``error.type``.
        code: Graph's ``error.code``.
        subcode: Graph's ``error.error_subcode``, None where it sends none.
        is_prefixed: Whether the message begins with ``(#code)``.
    """

    status: ClassVar[int] = 400
    type: ClassVar[str] = "OAuthException"
    code: ClassVar[int]
    subcode: ClassVar[int | None] = None
    is_prefixed: ClassVar[bool] = True
    is_transient: ClassVar[bool | None] = None
    user_title: ClassVar[str | None] = None
    user_message: ClassVar[str | None] = None

    @property
    def message(self) -> str:
        """The text as the app reads it."""
        return f"(#{self.code}) {self}" if self.is_prefixed else str(self)

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


class NotFaked(GraphError):
    """Meta has this and the fake does not; says nothing about the app."""

    status, type, code, is_prefixed = 501, "NotFaked", 501, False

    def __init__(self, what: str) -> None:
        super().__init__(f"The fake does not cover {what}.")
        self.what = what


class UnknownPath(GraphError):
    """The path is not understood, e.g. because its version does not exist."""

    status, code, is_prefixed = 404, 2500, False

    def __init__(self, path: str) -> None:
        super().__init__(f"Unknown path components: {path}")


class TokenMissing(GraphError):
    """The call carries no access token."""

    code, is_prefixed = 104, False
    text: ClassVar[str] = "An access token is required to request this resource."

    def __init__(self) -> None:
        super().__init__(self.text)


class TokenMissingForMe(TokenMissing):
    """The call asks for ``me`` without saying who that is."""

    code = 2500
    text = "An active access token must be used to query information about the current user."


class TokenInvalid(GraphError):
    """The access token is not this page's."""

    status, code, is_prefixed = 401, 190, False

    def __init__(self) -> None:
        super().__init__("Invalid OAuth access token - Cannot parse access token")


class ProofInvalid(GraphError):
    """``appsecret_proof`` is not the token's HMAC under the app secret."""

    code, type, is_prefixed = 100, "GraphMethodException", False

    def __init__(self) -> None:
        super().__init__("Invalid appsecret_proof provided in the API argument")


class UnsupportedRequest(GraphError):
    """The object does not exist for this page, or does not know this method."""

    code, subcode, type, is_prefixed = 100, 33, "GraphMethodException", False

    def __init__(self, method: str, node: str) -> None:
        super().__init__(
            f"Unsupported {method.lower()} request. Object with ID '{node}' does not exist, "
            "cannot be loaded due to missing permissions, or does not support this operation. "
            "Please read the Graph API documentation at "
            "https://developers.facebook.com/docs/graph-api"
        )


class InvalidParameter(GraphError):
    """A parameter has a value that does not do."""

    code = 100


class ParameterRequired(InvalidParameter):
    """A parameter is missing."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The parameter {name} is required")


class ParameterTooLong(InvalidParameter):
    """A text is longer than its limit."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(f"Length of param {name} must be less than or equal to {limit}")


class NonexistingField(InvalidParameter):
    """A field is asked for that the object does not have."""

    def __init__(self, field: str, node_type: str) -> None:
        super().__init__(
            f"Tried accessing nonexisting field ({quotable(field)}) on node type ({node_type})"
        )


class UnknownKey(InvalidParameter):
    """Strict mode: a key that Meta would ignore."""

    def __init__(self, key: str) -> None:
        super().__init__(f'Invalid keys "{key}" were found in the parameters')


class InvalidButtonType(InvalidParameter):
    """A menu item is neither a link nor a postback."""

    def __init__(self) -> None:
        super().__init__("Invalid button type")


class InvalidTag(InvalidParameter):
    """A message tag that does not exist, or no longer, or not yet."""

    def __init__(self) -> None:
        super().__init__("Invalid tag.")


class TagNotApproved(InvalidParameter):
    """The page has no approval for this message tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"Cannot tag messages with '{tag}' without prior approval.")


class NoMatchingUser(InvalidParameter):
    """The page knows nobody with that PSID."""

    subcode = 2018001

    def __init__(self) -> None:
        super().__init__("No matching user found")


class MessageAndAction(InvalidParameter):
    """A message and a sender action in one call."""

    subcode = 2018014

    def __init__(self) -> None:
        super().__init__("Cannot send both message and state at the same time.")


class NeitherMessageNorAction(InvalidParameter):
    """Neither a message nor a sender action."""

    subcode = 2018015

    def __init__(self) -> None:
        super().__init__("Must send either message or state")


class EmptyMessage(InvalidParameter):
    """A message without anything in it."""

    subcode = 2018034

    def __init__(self) -> None:
        super().__init__("Message cannot be empty, must provide valid attachment or text")


class PostbackPayloadMissing(InvalidParameter):
    """A postback item without a payload."""

    subcode = 2018040

    def __init__(self) -> None:
        super().__init__("Payload cannot be empty for postback type button")


class WebUrlMissing(InvalidParameter):
    """A link without an address."""

    subcode = 2018041

    def __init__(self) -> None:
        super().__init__("Web url cannot be empty for url type button")


class QuickReplyTitleMissing(InvalidParameter):
    """A text quick reply without a title."""

    subcode = 2018098

    def __init__(self) -> None:
        super().__init__("Title is required for this quick reply content type")


class QuickReplyPayloadMissing(InvalidParameter):
    """A text quick reply without a payload."""

    subcode = 2018099

    def __init__(self) -> None:
        super().__init__("Payload is required for this quick reply content type")


class MenuNeedsGetStarted(InvalidParameter):
    """A persistent menu without a Get Started button."""

    subcode = 2018145

    def __init__(self) -> None:
        super().__init__(
            "You must set a Get Started button if you also wish to use persistent menu."
        )


class DeprecatedTag(GraphError):
    """One of the three message tags that ended on 27 April 2026."""

    code, subcode, is_prefixed, is_transient = 100, 1893061, False, False
    user_title = "Deprecated Message Tag Not Allowed"
    user_message = (
        "You are trying to send a message with a message tag but this feature is not allowed. "
        "To send a utility message, use an approved utility template."
    )

    def __init__(self) -> None:
        super().__init__("Invalid parameter")


class TooManyElements(GraphError):
    """A list is longer than its limit."""

    code = 105

    def __init__(self, name: str) -> None:
        super().__init__(f"param {name} has too many elements.")


class TooFewElements(GraphError):
    """A list is empty where it must not be."""

    code = 194

    def __init__(self, name: str) -> None:
        super().__init__(f"param {name} has too few elements.")


class ProfileUnavailable(GraphError):
    """The person never wrote to the page, so their profile is closed to it."""

    status, code = 403, 230

    def __init__(self) -> None:
        super().__init__("Requires pages_messaging permission to manage the object")


class PersonUnavailable(GraphError):
    """The person blocked the page."""

    code, subcode = 551, 1545041

    def __init__(self) -> None:
        super().__init__("This person isn't available right now.")


class OutsideMessagingWindow(GraphError):
    """The customer has been silent for longer than the window allows."""

    code, subcode = 10, 2018278

    def __init__(self) -> None:
        super().__init__(
            "This message is sent outside of allowed window. Learn more about the new policy here: "
            "https://developers.facebook.com/docs/messenger-platform/policy-overview"
        )


class SubscriptionPermissionMissing(GraphError):
    """Subscription messaging without permission; until 3 March 2020 also a closed window."""

    code, subcode = 10, 2018065

    def __init__(self) -> None:
        super().__init__(
            "This message is sent outside of allowed window. "
            "You need page_messaging_subscriptions permission to be able to do it."
        )


class ImpossibleAction(ValueError):
    """A person cannot do this in the real app; says what they could do instead."""

    def __init__(self, what: str, possible: Iterable[str] = ()) -> None:
        choices = ", ".join(repr(choice) for choice in possible)
        super().__init__(f"{what}; possible: {choices}" if choices else what)


class PortTaken(OSError):
    """Another program listens on the port that the fake was given."""

    def __init__(self, port: int, why: str) -> None:
        super().__init__(f"cannot listen on 127.0.0.1:{port} ({why}); choose another port")


def quotable(value: object) -> str:
    """Return a caller's value short enough to be repeated in an error."""
    return str(value)[:_QUOTED_LENGTH]

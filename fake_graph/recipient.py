"""Whom a send is for.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, ValidationInfo, model_validator

from fake_graph.calls.body import Body, PsidText, Reading
from fake_graph.errors import GraphError, InvalidParameter
from fake_graph.ids import Psid


class RecipientKind(StrEnum):
    """How a recipient is named, by the key that does it."""

    ID = "id"
    USER_REF = "user_ref"
    PHONE_NUMBER = "phone_number"
    COMMENT_ID = "comment_id"
    POST_ID = "post_id"
    ONE_TIME_TOKEN = "one_time_notif_token"  # noqa: S105
    MARKETING_TOKEN = "notification_messages_token"  # noqa: S105


PRIVATE_REPLIES = frozenset({RecipientKind.COMMENT_ID, RecipientKind.POST_ID})
TOKENS = frozenset({RecipientKind.ONE_TIME_TOKEN, RecipientKind.MARKETING_TOKEN})
SILENT = frozenset({RecipientKind.USER_REF, RecipientKind.PHONE_NUMBER})
"""Kinds that do not tell the page whom it has reached."""

_SINCE = {
    RecipientKind.COMMENT_ID: "private-replies-in-send-api",
    RecipientKind.POST_ID: "private-replies-in-send-api",
    RecipientKind.ONE_TIME_TOKEN: "one-time-notification",
    RecipientKind.MARKETING_TOKEN: "marketing-messages",
}
"""The features that brought a kind, for those that were not always there."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a send is for, as the app names them.

    Attributes:
        name: First and last name beside a phone number, empty where none was given.
    """

    kind: RecipientKind
    value: str
    name: str = ""

    @property
    def psid(self) -> Psid:
        """The PSID that the app wrote to, empty where it named no PSID."""
        return Psid(self.value if self.kind is RecipientKind.ID else "")


def _text(value: object) -> object:
    """Ids and phone numbers may arrive as numbers."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


TextOrNumber = Annotated[str, BeforeValidator(_text)]


class PsidRecipient(Body):
    """``{"id": PSID}``."""

    known_as: ClassVar[str] = "recipient"
    not_faked: ClassVar[frozenset[str]] = frozenset(RecipientKind) - {RecipientKind.ID}

    id: PsidText


class NameForm(Body):
    """``{"first_name": str, "last_name": str}``."""

    known_as: ClassVar[str] = "recipient[name]"

    first_name: str = ""
    last_name: str = ""


class Recipient(Body):
    """One of the keys of ``RecipientKind``, beside ``phone_number`` perhaps a ``name``."""

    known_as: ClassVar[str] = "recipient"
    not_faked: ClassVar[frozenset[str]] = frozenset(
        {"login_id", "player_id", "story_id", "poll_response_id", "follow_id"}
    )

    id: PsidText | None = None
    user_ref: TextOrNumber | None = None
    phone_number: TextOrNumber | None = None
    comment_id: TextOrNumber | None = None
    post_id: TextOrNumber | None = None
    one_time_notif_token: TextOrNumber | None = None
    notification_messages_token: TextOrNumber | None = None
    name: NameForm | None = None

    @model_validator(mode="after")
    def _names_one(self, info: ValidationInfo) -> Self:
        if self.id is not None and len(self.model_fields_set) == 1:
            return self
        kinds = self._kinds()
        if isinstance(info.context, Reading):
            features = info.context.policy.features
            kinds = [kind for kind in kinds if _SINCE.get(kind) in {None, *features}]
        if not kinds:
            raise GraphError("parameter-required", name="recipient[id]")
        if len(kinds) > 1:
            # What the platform makes of two is not recorded.
            raise InvalidParameter("Param recipient must name exactly one recipient.")
        return self

    def _kinds(self) -> list[RecipientKind]:
        return [kind for kind in RecipientKind if getattr(self, kind) is not None]

    def addressee(self) -> Addressee:
        """Return whom it names."""
        kind = RecipientKind.ID if self.id is not None else self._kinds()[0]
        name = f"{self.name.first_name} {self.name.last_name}".strip() if self.name else ""
        return Addressee(kind, getattr(self, kind), name)

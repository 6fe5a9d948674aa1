"""The seam between harness and bot: a door to knock at, and the webhook behind it.

A connector opens the door to one kind of bot; finding the webhook, the handshake and the delivery
are the same for all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from fake_graph import App, Webhook
from fake_graph.webhook import CHALLENGE, handshake_query, is_verified
from simulator.door import Door, Reply
from simulator.errors import BotRefusedWebhook, HarnessError, WebhookNotFound

USUAL_PATHS = (
    "/webhook",
    "/webhook/",
    "/",
    "/webhooks",
    "/callback",
    "/messenger",
    "/messenger/webhook",
    "/facebook",
    "/facebook/webhook",
    "/fb",
    "/fb/webhook",
    "/bot",
    "/hook",
    "/api/webhook",
    "/api/messenger",
)
"""Where tutorials and frameworks put the webhook, the most common first."""

_ABSENT = {404, 405}
_REFUSED = {401, 403}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """A bot whose webhook has been found.

    Attributes:
        address: As it was given, without secrets.
        door: How to reach it.
        path: Its webhook's path.
        warnings: What was odd when it was attached, one sentence each.
    """

    address: str
    door: Door
    path: str
    warnings: tuple[str, ...] = ()

    def post(self, webhook: Webhook) -> int:
        """Hand one webhook to the bot and return the status of its answer.

        Raises:
            BotRefusedWebhook: the bot answered with anything but 200.
            BotRaised, BotUnreachable
        """
        headers = dict(webhook.headers)
        reply = self.door.request("POST", self.path, headers=headers, body=webhook.body)
        return reply.status

    def check(self, status: int) -> None:
        """Raise ``BotRefusedWebhook`` unless ``status`` is 200."""
        if status in _REFUSED:
            raise BotRefusedWebhook(
                status, "; if its app secret is hard-coded, give it with --app-secret"
            )
        if status != 200:
            raise BotRefusedWebhook(status)


def _no_door(address: str) -> "Opened":
    raise HarnessError(f"{address} is no bot in this process")


def _no_command(address: str, python: str) -> tuple[str, ...]:
    raise HarnessError(f"{address} is no bot in a child of {python}")


class Home(StrEnum):
    """Where bots live: it decides the driver."""

    HERE = "in this process"
    CHILD = "in a child"
    ELSEWHERE = "wherever it was started"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """A way of reaching bots.

    Attributes:
        schemes: What addresses start with, e.g. ``wsgi``.
        example: A whole address, for error messages.
        home: Where bots reached so live.
        open: Takes the address; returns the door, the webhook's path if the address names it,
            and paths that the bot itself declares. Bots in children have no use for it.
        command: Takes the address and the Python to use; returns what starts the bot in a child.
    """

    schemes: tuple[str, ...]
    example: str
    home: Home
    open: Callable[[str], "Opened"] = _no_door
    command: Callable[[str, str], tuple[str, ...]] = _no_command


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A door that has been opened.

    Attributes:
        path: The webhook's path where the address names it.
        declared: Paths that the bot declares, to be tried after the usual ones.
        close: Lets the bot end, on its own side of time, as its server would.
    """

    door: Door
    path: str | None = None
    declared: tuple[str, ...] = ()
    close: Callable[[], None] = lambda: None


Ask = Callable[[Callable[[], Reply]], Reply]
"""Runs a request on the bot's side of time and returns what came back."""


def attach(address: str, opened: Opened, app: App, ask: Ask) -> Bot:
    """Return the bot behind ``opened``, its webhook found and its handshake tried.

    A handshake that fails is only a warning: verify tokens are often hard-coded.

    Raises:
        WebhookNotFound: neither the handshake nor a delivery finds anything on any path.
    """
    paths = (opened.path,) if opened.path else _candidates(opened.declared)
    door = opened.door
    query = handshake_query(app, CHALLENGE)
    greeted = [path for path in paths if _shakes_hands(ask, door, path, query)]
    if greeted:
        return Bot(address=address, door=door, path=greeted[0])
    empty = b'{"object":"page","entry":[]}'
    for path in paths:
        if _takes_post(ask, door, path, empty):
            warning = (
                f"the handshake at {path} failed: the bot does not know the verify token "
                "(give its own with --verify-token)"
            )
            return Bot(address=address, door=door, path=path, warnings=(warning,))
    raise WebhookNotFound(address, paths)


def _candidates(declared: tuple[str, ...]) -> tuple[str, ...]:
    usual = tuple(path for path in USUAL_PATHS if not declared or path in declared)
    return tuple(dict.fromkeys(usual + declared))


def _shakes_hands(ask: Ask, door: Door, path: str, query: str) -> bool:
    reply = ask(lambda: door.request("GET", path, query=query))
    return is_verified(reply.status, reply.body)


def _takes_post(ask: Ask, door: Door, path: str, body: bytes) -> bool:
    headers = {"Content-Type": "application/json"}
    reply = ask(lambda: door.request("POST", path, headers=headers, body=body))
    return reply.status not in _ABSENT

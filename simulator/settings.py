"""What a run is asked to do: the bot, the chance, the date, and who the page is."""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from fake_graph.ids import AppId, PageId
from fake_graph.page import DEFAULT_APP
from simulator.chance import seed_for
from simulator.errors import BadInput
from simulator.outgoing.mode import Mode
from simulator.scoring.configuration import NO_CONFIGURATION, Configuration
from simulator.transcript import DEFAULT_START

DEFAULT_SEED = 1
DEFAULT_PAGE_ID = PageId("104523891234567")
DEFAULT_GRAPH_PORT = 8090
"""Where the fake listens for bots that already run."""
DEFAULT_CASSETTE = "courtesy-cassette.yaml"
"""Where calls to other hosts are recorded."""

TOKEN_NAMES = (
    "PAGE_ACCESS_TOKEN",
    "PAGE_TOKEN",
    "ACCESS_TOKEN",
    "FB_PAGE_ACCESS_TOKEN",
    "FB_PAGE_TOKEN",
    "FB_ACCESS_TOKEN",
    "FACEBOOK_PAGE_ACCESS_TOKEN",
    "FACEBOOK_ACCESS_TOKEN",
    "MESSENGER_PAGE_ACCESS_TOKEN",
)
VERIFY_NAMES = (
    "VERIFY_TOKEN",
    "FB_VERIFY_TOKEN",
    "FACEBOOK_VERIFY_TOKEN",
    "MESSENGER_VERIFY_TOKEN",
    "WEBHOOK_VERIFY_TOKEN",
)
SECRET_NAMES = (
    "APP_SECRET",
    "FB_APP_SECRET",
    "FACEBOOK_APP_SECRET",
    "MESSENGER_APP_SECRET",
)
PAGE_NAMES = ("PAGE_ID", "FB_PAGE_ID", "FACEBOOK_PAGE_ID")
APP_NAMES = ("APP_ID", "FB_APP_ID", "FACEBOOK_APP_ID", "MESSENGER_APP_ID")
"""Environment variables that bots usually read; given to the bot where they are not set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is asked to do.

    Attributes:
        bot: The bot's address.
        seed: What all chance derives from.
        as_of: When scenarios begin, in UTC; it decides which policy is in force.
        env: Variables for the bot's environment, whatever stands there already.
        env_file: Variables for it where nothing stands there yet.
        page_token: The page's token; without one, the first that the bot uses is learnt.
        app_id: The id of the bot's app, as in ``/<app id>/subscriptions``.
        app_secret: What webhooks are signed with.
        verify_token: What the handshake shows.
        isolate: Whether every scenario gets a fresh bot.
        strict: Whether keys that Meta ignores are refused.
        real_random: Whether the bot's chance is left alone.
        exact_polls: Whether looks for work are made that are known to be in vain.
        graph_port: Where the fake listens for a bot that already runs.
        python: The interpreter for a bot in a child.
        webhook: The webhook's path, where it is not found by itself.
        pin: Whether this process and a bot in a child keep to one core each.
        reset: What to do between scenarios: a path or URL to POST to, or a command to run.
        network: What becomes of the bot's calls to other hosts.
        cassette: The file in which these are recorded.
        configuration: What the team has decided for its page.
    """

    bot: str
    seed: int = DEFAULT_SEED
    as_of: datetime = DEFAULT_START
    env: Mapping[str, str] = field(default_factory=dict)
    env_file: Mapping[str, str] = field(default_factory=dict)
    page_id: PageId = DEFAULT_PAGE_ID
    app_id: AppId = DEFAULT_APP
    page_token: str | None = None
    app_secret: str | None = None
    verify_token: str | None = None
    isolate: bool = False
    strict: bool = False
    real_random: bool = False
    exact_polls: bool = False
    graph_port: int = DEFAULT_GRAPH_PORT
    python: str = sys.executable
    webhook: str | None = None
    pin: bool = False
    reset: str | None = None
    network: Mode = Mode.LIVE
    cassette: str = DEFAULT_CASSETTE
    configuration: Configuration = NO_CONFIGURATION

    @property
    def secret(self) -> str:
        """The app secret: given, found in the bot's environment, or made from the seed."""
        made = f"{seed_for(self.seed, 'secret'):016x}" * 2
        return self.app_secret or self._found(SECRET_NAMES) or made

    @property
    def token_to_verify(self) -> str:
        """The verify token: given, found in the bot's environment, or made from the seed."""
        made = f"verify-{seed_for(self.seed, 'verify'):016x}"
        return self.verify_token or self._found(VERIFY_NAMES) or made

    def _found(self, names: Iterable[str]) -> str | None:
        known = {**self.env_file, **os.environ, **self.env}
        return next((known[name] for name in names if known.get(name)), None)

    def usual_environment(self) -> dict[str, str]:
        """Return variables for the bot that give way to what stands in its environment.

        They are those of the ``.env`` file, and the usual names where it does not have them.
        """
        token = self.page_token or f"EAA{seed_for(self.seed, 'token'):020d}Courtesy"
        usual = dict.fromkeys(TOKEN_NAMES, token)
        usual |= dict.fromkeys(VERIFY_NAMES, self.token_to_verify)
        usual |= dict.fromkeys(SECRET_NAMES, self.secret)
        usual |= dict.fromkeys(PAGE_NAMES, self.page_id)
        usual |= dict.fromkeys(APP_NAMES, self.app_id)
        return usual | dict(self.env_file)

    def environment(self) -> dict[str, str]:
        """Return all that stands in the bot's environment."""
        return self.usual_environment() | dict(os.environ) | dict(self.env)


def parse_as_of(text: str) -> datetime:
    """Return the instant written as ``2026-05-01`` (at the default hour) or in ISO 8601.

    Raises:
        BadInput: it is neither.
    """
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"no date {text!r}; write e.g. 2026-05-01 or 2026-05-01T18:30") from None
    if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text):
        when = when.replace(hour=DEFAULT_START.hour)
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def parse_env(pairs: Iterable[str]) -> dict[str, str]:
    """Return the variables written as ``NAME=value``.

    Raises:
        BadInput: one has no ``=`` or no name.
    """
    env = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise BadInput(f"no variable in {pair!r}; write NAME=value")
        env[name] = value
    return env

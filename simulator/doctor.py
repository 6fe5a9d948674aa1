"""What a bot looks like to the harness, by attaching it and saying one word to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from fake_graph.entry import HostContacted, MessageSent, SendRefused, WebhookAnswered
from simulator.certificate import SIMULATED
from simulator.errors import BotError
from simulator.harness import Harness
from simulator.settings import Settings
from simulator.world import World

WORD = "Hello"
LISTENING = timedelta(minutes=1)
"""Simulated time in which the bot may answer."""


@dataclass(slots=True)
class Findings:
    """What was found.

    Attributes:
        facts: What was found out, by what it is about, in order.
        advice: What to change, one sentence each; empty where all is well.
        limits: What cannot be known of a bot of its kind, or in the way it is attached.
    """

    facts: dict[str, str] = field(default_factory=dict)
    advice: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)


def examine(settings: Settings) -> Findings:
    """Attach the bot, say a word to it, and return what came of it.

    Raises:
        SimulatorError: it cannot be attached.
    """
    found = Findings({"bot": settings.bot})
    harness = Harness(settings)
    try:
        bot = harness.attach()
        found.facts |= harness.driver.facts()
        found.facts["webhook"] = bot.path
        found.facts["handshake"] = "failed" if bot.warnings else "answered, with our verify token"
        found.advice += bot.warnings
        _talk(harness, found)
        _judge_clock(harness, found)
    finally:
        harness.close()
    return found


def _talk(harness: Harness, found: Findings) -> None:
    error = ""
    try:
        with harness.world("doctor") as world:
            customer = world.customer("Ana")
            customer.say(WORD)
            world.clock.advance_until(lambda: bool(customer.bot_messages()), LISTENING)
            found.facts |= dict(_heard(world))
    except BotError as broken:
        error = str(broken)
        found.advice.append(error)
    if "messages" not in found.facts:
        found.facts["messages"] = error or "none"
    if found.facts["messages"] == "none":
        found.advice.append(
            f"it said nothing within a minute of {WORD!r}: does it answer text messages, and does "
            "it call https://graph.facebook.com, or the address in its settings?"
        )


def _heard(world: World) -> Iterator[tuple[str, str]]:
    """Yield what the bot did, by what it is about."""
    entries = tuple(world.graph.journal)
    statuses = [str(entry.status) for entry in entries if isinstance(entry, WebhookAnswered)]
    yield "webhooks", f"answered with {', '.join(dict.fromkeys(statuses)) or 'nothing'}"
    sent = [entry for entry in entries if isinstance(entry, MessageSent)]
    refused = [entry for entry in entries if isinstance(entry, SendRefused)]
    yield "messages", f"{sent[0].text!r}, by the fake platform" if sent else "none"
    if refused:
        yield "refused", f"{len(refused)} with code {refused[0].code}"
    hosts = sorted({entry.host for entry in entries if isinstance(entry, HostContacted)})
    if hosts:
        yield "other hosts", ", ".join(hosts)


def _judge_clock(harness: Harness, found: Findings) -> None:
    certificate = harness.certificate
    control = certificate.control
    parts = "; ".join(f"{part}: {state}" for part, state in control.items())
    found.facts["clock"] = "under control" if control == SIMULATED else parts
    found.facts["deterministic"] = "yes" if certificate.deterministic else "no"
    found.limits += [*certificate.sentences(), *certificate.departures()]
    if harness.clock.why_not:
        found.limits.append(harness.clock.why_not)

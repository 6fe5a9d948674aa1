"""All that the platform knows, as plain data, so that a world can be written down and read."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fake_graph.contents.media import MediaHost
from fake_graph.faults import Faults
from fake_graph.ids import AppId, Mint, PageId, Psid
from fake_graph.outbox import Outbox
from fake_graph.page import App, Page
from fake_graph.pages.usage import Meter
from fake_graph.thread import Thread
from fake_graph.token import Token


@dataclass(order=True, slots=True, kw_only=True)
class Due:
    """Something that the platform will do by itself.

    Attributes:
        action: The name of the graph's method.
        arguments: What it is called with; plain JSON values.
    """

    at: datetime
    serial: int
    action: str = field(compare=False)
    arguments: dict[str, Any] = field(compare=False, default_factory=dict)


@dataclass(slots=True, kw_only=True)
class State:
    """A world at one instant.

    Attributes:
        threads: By PSID; one person has one on each page, so it names the page as well.
        tokens: By their text.
        media: What stands behind the addresses that are out of the ordinary.
        due: A heap, the next to come first.
        meters: What is spent of each budget, by its name and its owner.
        paces: When the edges with limits of their own were called last.
        pictures: The size of each picture of the web that was given one, in bytes, by its address.
        outbox: Webhooks that are not done with.
        faults: What goes wrong because it was asked for.
        serials: How many webhooks have left, and how much else was numbered.
    """

    mint: Mint
    apps: dict[AppId, App] = field(default_factory=dict)
    pages: dict[PageId, Page] = field(default_factory=dict)
    threads: dict[Psid, Thread] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    media: dict[str, MediaHost] = field(default_factory=dict)
    due: list[Due] = field(default_factory=list)
    meters: dict[str, Meter] = field(default_factory=dict)
    paces: dict[str, list[datetime]] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)
    outbox: Outbox = field(default_factory=Outbox)
    faults: Faults = field(default_factory=Faults)
    webhooks_sent: int = 0
    dues_made: int = 0

r"""Conversations in writing: for examples, failure messages, the terminal, and by hand.

One turn a line::

    0s   customer arrives: summer-ad
    0s   customer opens: Hello {the greeting text, if any}
    0s   customer: Hi!
    4s   customer taps: Yes
    5s   customer presses: Get Started
    6s   customer reads
    6s   customer opts in: Price alert
    7s   bot types
    7s   bot sees
    8s   bot: Hello, how can I help? [Prices|Help page](|https://example.com/help)
    9s   bot ~receipt: Your order
    9s   bot passes
    25h  bot #HUMAN_AGENT: Your order is on its way.
    25h  bot x10/2018278: Sale today!
    25h  bot calls x200: api.partner.example [Ana|4711]
    26h  agent: This is Kim, how can I help?
    27h  page: We are away until Monday.

A wait is digits and units from large to small: ``1d2h``, ``1m30s``, ``0s``, ``2.5s``.
In a text, ``\n`` is a line feed and ``\uXXXX`` a character that cannot be shown; ``[``, ``]`` and
``\`` get a backslash in front. So what is printed is safe to print, and reads back exactly.

Before the turns, ``@name: text`` says what is known beside them (``@first-name: Ana``, see
``Facts``); ``@start: 2026-09-07T09:00+00:00`` is when the thread began. A line ``--- another name``
begins the same conversation with that one thing changed.
"""

import re
from collections.abc import Iterable

from simulator.duration import DURATION, parse_duration
from simulator.escape import unescape
from simulator.turn import Kind, Speaker, Turn

_BARE = [kind.value for kind in Kind if kind.value not in ("", "x")]
_LINE = re.compile(
    rf"(?P<at>{DURATION.pattern})\s+(?P<who>{'|'.join(Speaker)})"
    rf"(?: (?P<verb>{'|'.join(sorted(_BARE, key=len, reverse=True))}))?"
    r"(?: ~(?P<template>\w+))?"
    r"(?: #(?P<tag>(?:\w|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})+))?"
    r"(?: x(?P<code>-?\d+)(?:/(?P<subcode>\d+))?)?"
    r"(?::(?: (?P<text>.*?))??(?P<quick> (?<!\\)\[(?:[^\[\]\\]|\\.)+\])?"
    r"(?P<links>(?<=\])\((?:[^()\\]|\\.)*\))?)?"
)
_TITLE = re.compile(r"(?:[^|\\]|\\.)+")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")


def parse_turn(line: str) -> Turn:
    """Return the turn written on ``line``.

    Raises:
        ValueError: it is none.
    """
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"not a turn: {line!r}; write e.g. '8s bot: Hello'")
    code, subcode, verb = found["code"], found["subcode"], found["verb"]
    quick = (found["quick"] or "").strip()[1:-1]
    return Turn(
        at=parse_duration(found["at"]),
        speaker=Speaker(found["who"]),
        kind=Kind(verb or ("x" if code else "")),
        text=unescape(found["text"] or ""),
        quick_replies=tuple(unescape(title) for title in _TITLE.findall(quick)),
        links=_links(found["links"]),
        tag=unescape(found["tag"]) if found["tag"] else None,
        template=found["template"] or "",
        code=int(code) if code else None,
        subcode=int(subcode) if subcode else None,
    )


def _links(written: str | None) -> tuple[str, ...]:
    if not written:
        return ()
    parts, start = [], 1
    for bar in _BAR.finditer(written):
        parts.append(written[start : bar.end() - 1])
        start = bar.end()
    return tuple(unescape(part) for part in (*parts, written[start:-1]))


def cut_head(lines: Iterable[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return what the lines say of facts, as name and text, and the lines that are turns."""
    facts, turns = [], []
    for line in lines:
        if line.startswith("@"):
            name, _, text = line[1:].partition(":")
            facts.append((name.strip(), text.strip()))
        else:
            turns.append(line)
    return facts, turns

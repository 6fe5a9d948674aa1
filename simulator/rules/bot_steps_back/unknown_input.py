"""Whether the bot helps on when it gets something that it cannot read.

Source: guides ID, NL, FR, point 8.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from simulator.detectors.way_out import is_way_out
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Kind, Transcript, Turn

PATIENCE = Threshold("B10.patience", timedelta(minutes=1), "of silence watched before it counts")
_ATTACHED = re.compile(r"\((?:image|audio|video|file|sticker|location)\)")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|(\w)\1{3,}", re.IGNORECASE)
_HELPS = {Act.NOT_UNDERSTOOD, Act.HANDOFF, Act.CONTACT}


def audit(transcript: Transcript) -> Audit:
    """Score the share of pictures, stickers, lone emoji and nonsense that get a next step.

    A next step is a question, something to tap, a way out, or the admission not to understand.
    """
    strange = [(e, turn) for e, turn in _strange(transcript) if _is_decided(transcript, e, turn)]
    findings = [
        Finding(exchange.answer[-1] if exchange.answer else turn, f"No help after {_named(turn)}.")
        for exchange, turn in strange
        if not any(_helps_on(answer) for answer in exchange.answer)
    ]
    return shares(findings, len(strange), "everything could be read")


def _strange(transcript: Transcript) -> Iterator[tuple[Exchange, Turn]]:
    for exchange in transcript.exchanges():
        asked = [turn for turn in exchange.asked if not transcript.is_staffed(turn.at)]
        if asked and all(is_strange(turn) for turn in asked):
            yield exchange, asked[-1]


def is_strange(turn: Turn) -> bool:
    """Return whether a customer's turn has no words: attachments, emoji, keys hit at random."""
    if turn.kind is not Kind.SAID or not turn.text:
        return False
    words = _ATTACHED.sub("", turn.text).strip()
    if not any(character.isalnum() for character in words):
        return "\N{THUMBS UP SIGN}" not in words
    return len(words.split()) <= 2 and _CONSONANTS.search(words) is not None and not turn.acts


def _is_decided(transcript: Transcript, exchange: Exchange, turn: Turn) -> bool:
    silent = transcript.watched - turn.at >= transcript.house[PATIENCE]
    return bool(exchange.answer) or silent


def _helps_on(turn: Turn) -> bool:
    asks = turn.text.rstrip().endswith(("?", "\N{ARABIC QUESTION MARK}")) or "?" in turn.text
    return asks or bool(turn.quick_replies) or bool(turn.acts & _HELPS) or is_way_out(turn)


def _named(turn: Turn) -> str:
    return turn.text[:40] if turn.text.startswith("(") else repr(turn.text[:40])


RULE = Rule(
    code="B10",
    name="unknown-input",
    group="escalation",
    severity=Severity.WARNING,
    weight=2,
    why="Everybody sends a picture or a thumb now and then; a dead end there is an end.",
    remedy="Say what you cannot read, and offer a next step.",
    audit=audit,
    reads_text=True,
    detectors=(Act.NOT_UNDERSTOOD,),
    breach=Breach.MISSING,
    thresholds=(PATIENCE,),
    good=(
        "0s customer: (image)\n2s bot: I cannot see pictures. What is it about? [Order|Returns]",
        "0s customer: sdfghjkl\n2s bot: Sorry, I didn't get that.",
        "0s customer: \N{FACE WITH TEARS OF JOY}\n2s bot: How can I help?",
    ),
    bad=(
        "0s customer: (image)\n2s bot: Ok.",
        "0s customer: sdfghjkl\n5m customer reads",
    ),
)

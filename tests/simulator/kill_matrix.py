"""For every rule one change that breaks exactly it in a clean conversation.

The conversations and the changes are in ``kill_matrix.toml`` beside this file. The page of the
documentation is made by ``python -m tests.simulator.kill_matrix > docs/reference/kill-matrix.md``.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simulator.rules import RULES
from simulator.scoring.manual import table
from simulator.transcript import Transcript

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SCENES: dict[str, str] = _DATA["scene"]
WIDEST = 90
"""Characters of a change that the documentation shows."""
POOLED = {"R03": 10}
"""Rules that only see something in as many conversations together."""


@dataclass(frozen=True)
class Mutation:
    """A change to a scene: texts that are replaced, each by another, and what breaks beside."""

    code: str
    scene: str
    changes: tuple[tuple[str, str], ...]
    beside: frozenset[str]

    @property
    def breaks(self):
        """All rules that break."""
        return {self.code, *self.beside}

    def transcripts(self):
        """Return the broken conversation, as often as it takes."""
        notation = SCENES[self.scene]
        for old, new in self.changes:
            assert old in notation, f"{self.code}: {self.scene} has no {old!r}"
            notation = notation.replace(old, new)
        return [Transcript.parse(notation)] * POOLED.get(self.code, 1)


@cache
def clean(scene):
    """Return a scene as it is, in which nothing is wrong."""
    return Transcript.parse(SCENES[scene])


MUTATIONS = {
    code: Mutation(
        code,
        entry["scene"],
        tuple((old, new) for old, new in entry["changes"]),
        frozenset(entry.get("beside", "").split()),
    )
    for code, entry in _DATA["mutation"].items()
}


def as_markdown():
    """Return the matrix as the documentation has it."""
    head = ("rule", "scene", "what is changed", "into", "breaks beside")
    rows = (_row(rule) for rule in RULES)
    lines = (
        "# The kill matrix",
        "",
        "For every rule, one change to a clean conversation that breaks it. A test makes each of",
        "them and demands exactly these findings; it also fails when this page is not what",
        "`python -m tests.simulator.kill_matrix` prints. The conversations, on which no rule has",
        "anything to say, are in `tests/simulator/kill_matrix.toml`.",
        "",
        *table(head, rows),
    )
    return "\n".join(lines) + "\n"


def _row(rule):
    mutation = MUTATIONS[rule.code]
    old, new = mutation.changes[0]
    more = f" (and {len(mutation.changes) - 1} more)" if len(mutation.changes) > 1 else ""
    beside = " ".join(sorted(mutation.beside)) or "-"
    return (f"{rule.code} {rule.name}", mutation.scene, _short(old), _short(new, more), beside)


def _short(text, more=""):
    line = " / ".join(part.strip() for part in text.strip().split("\n"))
    shown = line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}\N{HORIZONTAL ELLIPSIS}"
    return f"`{shown.replace('`', '')}`{more}" if shown else f"nothing{more}"


if __name__ == "__main__":
    print(as_markdown(), end="")

"""For every rule one change that breaks exactly it in a clean conversation.

The conversations and the changes are in ``kill_matrix.toml`` beside this file.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simulator.transcript import Transcript

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SCENES: dict[str, str] = _DATA["scene"]
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

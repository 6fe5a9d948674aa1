"""Tags that set a scenario up: its date, its seed, its customers' locale and persona.

``@as-of:2026-05-01``, ``@seed:7``, ``@locale:id_ID``, ``@persona:angry``.

Others are the author's own, and become marks of pytest's as usual.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from simulator.errors import BadInput
from simulator.personas import find_persona
from simulator.settings import parse_as_of

PREFIXES = ("as-of:", "seed:", "locale:", "persona:")


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags of a scenario say; None where they say nothing.

    Attributes:
        start: When it begins.
        seed: What its chance derives from.
        locale: Where its customers come from unless it says otherwise.
        persona: As what they talk.
    """

    start: datetime | None = None
    seed: int | None = None
    locale: str | None = None
    persona: str | None = None


def tags_of(template: Any) -> Tags:  # noqa: ANN401 - pytest-bdd's ScenarioTemplate, or None
    """Return what the tags of a scenario and of its feature say; the scenario's own win.

    Raises:
        BadInput: naming the tag whose value is none.
    """
    found = Tags()
    if template is None:
        return found
    rule = template.rule.tags if template.rule is not None else set()
    for tag in (*sorted(template.feature.tags), *sorted(rule), *sorted(template.tags)):
        found = _with(found, tag)
    return found


def _with(found: Tags, tag: str) -> Tags:
    name, _, value = tag.partition(":")
    match name:
        case "as-of":
            return replace(found, start=parse_as_of(value))
        case "seed":
            return replace(found, seed=_whole(tag, value))
        case "locale":
            return replace(found, locale=value)
        case "persona":
            return replace(found, persona=find_persona(value).name)
        case _:
            return found


def _whole(tag: str, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise BadInput(f"@{tag}: the seed is a whole number, as in @seed:7") from None


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str) -> bool | None:
    """Keep our tags from becoming marks, which would have to be registered."""
    return True if tag.startswith(PREFIXES) else None

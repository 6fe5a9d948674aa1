"""The shape of a JSON report, as types: what programs may rely on, and from it the JSON Schema.

python -m simulator.report_shape > docs/schema/courtesy-report-1.json
"""

import json
import sys
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

from simulator.report import SCHEMA, ScenarioRecord
from simulator.rule import Severity
from simulator.scoring.scorecard import Status

Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
"""An instant in UTC, ISO 8601."""
Points = Annotated[int, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]
_documented = with_config(ConfigDict(extra="forbid", use_attribute_docstrings=True))


@_documented
class Coverage(TypedDict):
    """How much of the catalogue had anything to say."""

    applied: int
    rules: int


@_documented
class Category(TypedDict):
    """What a category of etiquette scores."""

    category: str
    score: Share | None
    """None where none of its rules applies."""
    weight: float


@_documented
class Audit(TypedDict):
    """What one rule says of all conversations."""

    rule: str
    """Its code, e.g. ``W02``."""
    name: str
    group: str
    severity: Severity
    status: Status
    score: Share | None
    opportunities: int
    """How many chances there were to keep or break it."""
    reason: str
    """Why there is no score; empty where there is one."""


@_documented
class Finding(TypedDict):
    """A breach of a rule, and the message that broke it."""

    rule: str
    name: str
    severity: Severity
    message: str
    span: str
    """The words that are meant; empty where it is about none in particular."""
    remedy: str
    at: Instant
    customer: str
    number: int
    """The place of the turn in its conversation, from 1."""
    turn: str
    """The turn in Courtesy's notation."""
    scenario: str


@_documented
class Difference(TypedDict):
    """One thing that is otherwise than in the baseline."""

    scenario: str
    customer: str
    """Empty where it is about the scenario as a whole."""
    rule: str
    """Empty where it is about the outcome, or about what the platform refused."""
    sentence: str


@_documented
class Comparison(TypedDict):
    """The run beside its baseline."""

    worse: list[Difference]
    better: list[Difference]
    then: Points | None
    """The baseline's score over the conversations that are in both runs."""
    now: Points | None
    added: list[str]
    """Scenarios that the baseline does not have."""
    removed: list[str]
    """Scenarios of the baseline that were not run."""


@_documented
class Certificate(TypedDict):
    """The clock certificate."""

    deterministic: bool
    control: dict[str, str]
    """How far each part of the bot's life was under control."""
    escapes: list[str]
    departures: list[str]
    """What was not as in production, and yet the same in every run."""


@_documented
class Bot(TypedDict):
    """One bot and all its scenarios."""

    name: str
    address: str
    score: Points | None
    coverage: Coverage
    categories: list[Category]
    audits: list[Audit]
    findings: list[Finding]
    passes: bool
    """Whether every gate lets it through; scenarios have verdicts of their own."""
    gates: list[str]
    """A sentence for each gate that does not."""
    comparison: Comparison | None
    """None where there was no baseline."""
    scenarios: list[ScenarioRecord]
    warnings: list[str]
    configuration: dict[str, Any]
    """What of ``courtesy.toml`` decides a score."""
    certificate: Certificate


@_documented
class Report(TypedDict):
    """A run: its settings, and one or more bots."""

    schema: Literal["courtesy-report/1"]
    score_version: int
    """Raised whenever the same conversations may score differently than before."""
    seed: int
    as_of: Instant
    strict: bool
    bots: list[Bot]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a report."""
    shape = TypeAdapter(Report).json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
    } | shape


def render() -> str:
    """Return the schema as a JSON document that ends in a line feed."""
    return json.dumps(json_schema(), indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(render())

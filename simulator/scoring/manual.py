"""The manual page of a rule, made from the rule itself."""

import inspect
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from simulator.duration import render_duration
from simulator.rule import Rule
from simulator.rules import category_of
from simulator.scoring.house import Threshold

INDENT = "    "


def line_of(rule: Rule) -> str:
    """Return the rule on one line: code, name, severity, weight, what it asks."""
    return "\t".join((rule.code, rule.name, rule.severity, f"w{rule.weight}", question_of(rule)))


def question_of(rule: Rule) -> str:
    """Return what the rule asks, without its full stop."""
    return _parts(rule)[0].removesuffix(".")


def source_of(rule: Rule) -> str:
    """Return where the rule is from."""
    return _parts(rule)[1]


def _parts(rule: Rule) -> tuple[str, str]:
    text = inspect.getdoc(sys.modules[rule.audit.__module__]) or ""
    asks, _, source = text.partition("\n\nSource: ")
    return asks, " ".join(source.split("\n\n")[0].split())


def page_of(rule: Rule) -> str:
    """Return the manual page: why, source, decision, examples, how to mend."""
    category = category_of(rule)
    decision = " ".join((inspect.getdoc(rule.audit) or "").split())
    parts = [
        f"{rule.code} {rule.name}",
        f"{INDENT}{question_of(rule)}.",
        "",
        f"{rule.severity}, weight {rule.weight} in {category.name} ({category.weight} % of all)",
        f"group: {rule.group}",
        f"source: {source_of(rule)}",
        *_section("Why", [rule.why]),
        *_section("How it decides", [decision, *map(_threshold, rule.thresholds)]),
        *_section("How to mend it", [rule.remedy]),
        *_section("Good", _shown(rule.good[0])),
        *_section("Bad", _shown(rule.bad[0])),
    ]
    return "\n".join(parts)


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"{INDENT}{line}" for line in lines if line)]


def _threshold(threshold: Threshold[int]) -> str:
    return f"{threshold.key} = {_value(threshold)} ({threshold.meaning}; {threshold.source})"


def _value(threshold: Threshold[int]) -> object:
    default: object = threshold.default
    return render_duration(default) if isinstance(default, timedelta) else default


def _shown(example: str) -> list[str]:
    """Return an example by its lines; where many conversations are alike, the first."""
    return example.split("\n***\n")[0].split("\n")


def as_markdown(rules: Sequence[Rule]) -> str:
    """Return the page of the documentation: all rules in tables, one a category."""
    return "\n".join(_markdown(rules)) + "\n"


def _markdown(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# The rules of etiquette"
    yield ""
    yield "This page is made by `courtesy rules --markdown`; a test fails when the two differ."
    yield f"{len(rules)} rules in {len({category_of(rule) for rule in rules})} categories."
    yield "`courtesy rules CODE` explains one, with examples; its thresholds may be set in"
    yield "`courtesy.toml` under `[thresholds]`."
    for category, within in groupby(rules, category_of):
        yield from ("", f"## {category.name} ({category.weight} %)", "")
        yield from table(
            ("rule", "severity", "weight", "what it asks", "how to mend it", "source"),
            (
                (
                    f"{rule.code} {rule.name}",
                    rule.severity,
                    str(rule.weight),
                    question_of(rule),
                    rule.remedy,
                    source_of(rule),
                )
                for rule in within
            ),
        )
    yield from ("", "## Thresholds", "")
    yield from table(
        ("key", "default", "what it is", "source"),
        (
            (f"`{t.key}`", str(_value(t)), t.meaning, t.source)
            for rule in rules
            for t in rule.thresholds
        ),
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())

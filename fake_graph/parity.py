"""What of Meta's platform is faked, what is refused, and how sure each thing is.

All of it is read off the code and its tables of facts, so it cannot say anything else than they do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from fake_graph.calls.shape import Key, keys
from fake_graph.endpoints import ENDPOINTS
from fake_graph.fact import Row, rows

FAKED = "faked"
NOT_FAKED = "not faked"
BY_FAULT = "only as a fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that Meta has.

    Attributes:
        section: E.g. ``Endpoints``.
        what: Its name.
        status: ``faked``, ``not faked`` or, for an error, ``only as a fault``.
        detail: Its shape, dates or reason.
        confidence: ``documented``, ``observed``, ``inferred`` or ``conflicting``.
        choice: What was decided where the sources leave it open, else empty.
    """

    section: str
    what: str
    status: str
    detail: str = ""
    confidence: str = "documented"
    choice: str = ""


def parity() -> tuple[Line, ...]:
    """Return everything, in the order of the page in the documentation."""
    return (
        *_endpoints(),
        *_routes(),
        *_webhooks(),
        *_errors(),
        *_dated(),
        *_choices(),
    )


def _endpoints() -> Iterator[Line]:
    for endpoint in sorted(ENDPOINTS, key=lambda one: (one.path, one.method)):
        name = f"{endpoint.method} {endpoint.path}"
        yield _line("Endpoints", name, FAKED)
        for key in keys(endpoint.body):
            if f"<{key.path}>" not in endpoint.path:
                yield _field(name, key)


def _field(endpoint: str, key: Key) -> Line:
    status = FAKED if key.is_faked else NOT_FAKED
    detail = [key.type] if key.is_faked else []
    detail += ["required"] if key.is_required else []
    detail += [key.limits] if key.limits else []
    detail += [f"one of {', '.join(key.choices)}"] if key.choices else []
    return _line("Endpoints", f"{endpoint} {key.path}", status, ", ".join(detail))


def _routes() -> Iterator[Line]:
    for row in rows("not_faked"):
        yield _line("Routes that are not faked", row["route"], NOT_FAKED)


def _webhooks() -> Iterator[Line]:
    sent = {row["field"] for row in rows("fields") if row["is_faked"]}
    for row in rows("webhook_fields"):
        status = FAKED if row["field"] in sent else NOT_FAKED
        yield _line("Webhook fields", row["field"], status, ", ".join(row["events"]))


def _errors() -> Iterator[Line]:
    for row in rows("errors"):
        number = f"{row['code']}/{row['subcode']}" if row["subcode"] else f"{row['code']}"
        detail = f"{number}, HTTP {row['status']}, {_WORDINGS[row['wording']]}"
        is_by_state = row["arises"] == "state"
        yield Line(
            section="Errors",
            what=row["error"],
            status=FAKED if is_by_state else BY_FAULT,
            detail=detail if is_by_state else f"{detail}. {row['why']}",
            confidence=row["confidence"],
        )


def _dated() -> Iterator[Line]:
    tables = {"features": "feature", "tags": "tag", "windows": "rule", "limits": "limit"}
    for table, name in tables.items():
        for row in rows(table):
            yield Line(
                section="Rules by date",
                what=f"{table[:-1]} {row[name]}",
                status=FAKED,
                detail=_span(row),
                confidence="inferred" if row.get("approximate") else "documented",
            )


def _choices() -> Iterator[Line]:
    for row in rows("choices"):
        yield Line(
            section="Choices where the sources disagree or are silent",
            what=row["about"],
            status=FAKED,
            confidence=row["confidence"],
            choice=row["choice"],
        )


_WORDINGS = {
    "recorded": "text as recorded",
    "varies": "text varies",
    "ours": "text ours",
}


def _span(row: Row) -> str:
    until = f" until {row['until']}" if row.get("until") else ""
    most = f", {row['max']}" if "max" in row else ""
    return f"from {row['from']}{until}{most}"


def _line(section: str, what: str, status: str, detail: str = "") -> Line:
    choice = _choices_made().get(what)
    return Line(
        section=section,
        what=what,
        status=status,
        detail=detail,
        confidence=choice["confidence"] if choice else "documented",
        choice=choice["choice"] if choice else "",
    )


@cache
def _choices_made() -> dict[str, Row]:
    return {row["about"]: row for row in rows("choices")}


@cache
def as_json(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the lines as JSON values."""
    return [asdict(line) for line in lines]


def as_text(lines: Iterable[Line]) -> str:
    """Return a line each, columns apart by tabs, for ``grep`` and ``cut``."""
    return "\n".join(
        "\t".join((one.status, one.confidence, one.what, one.detail, one.choice)).rstrip()
        for one in lines
    )


def as_markdown(lines: Iterable[Line]) -> str:
    """Return the page of the documentation."""
    parts = [_HEAD]
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            parts.append(f"\n## {section}\n\n| | | | confidence |\n| --- | --- | --- | --- |")
        words = ". ".join(part for part in (line.detail, line.choice) if part)
        cells = (f"`{line.what}`", line.status, words, line.confidence)
        parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(parts) + "\n"


_HEAD = """# Parity with Meta's platform

This page is made by `courtesy parity --markdown` from the code and its tables of facts; a test
fails when the two differ.

What Meta has and the fake has not is answered with HTTP 501 and the type `NotFaked`, and counts as
a gap of the harness, never as the bot's failure. A key that Meta does not know is ignored, as Meta
does, noted in the report, and refused under `--strict`."""

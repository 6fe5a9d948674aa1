"""The files that a run leaves: which were asked for, whether they can be written, writing them."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios.options import REPORTS
from simulator.errors import BadInput
from simulator.report import Report
from simulator.reporters import REPORTERS
from simulator.reporters.json import report_from_json
from simulator.settings import DEFAULT_CASSETTE

REPEATED_INTO = "COURTESY_REPEATED_INTO"
"""The variable that names the only report of a run that is made to be compared with another."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where the reports of a run go.

    Attributes:
        reports: The file for each kind of report that was asked for.
        timings: The file for what things cost for real; empty for none.
    """

    reports: Mapping[str, str]
    timings: str = ""

    @classmethod
    def asked_for(cls, values: Mapping[str, Any]) -> "Files":
        """Return what options ask for.

        Raises:
            BadInput: a file cannot be written, or two are the same.
        """
        if is_repeated():
            return cls({"json": os.environ[REPEATED_INTO]})
        files = {kind: str(values[kind]) for kind in (*REPORTS, "timings") if values.get(kind)}
        for kind, name in files.items():
            check_writable(name)
            twin = next((k for k in files if k != kind and Path(files[k]) == Path(name)), None)
            if twin is not None:
                raise BadInput(f"--{kind} and --{twin} are both {name}; give each its own file")
        return cls(files, files.pop("timings", ""))

    def write(self, report: Report, timings: Mapping[str, Any]) -> tuple[Path, ...]:
        """Write them and return them.

        Raises:
            BadInput: one cannot be written.
        """
        written = [
            write_text(name, REPORTERS[REPORTS[kind]].render(report))
            for kind, name in self.reports.items()
        ]
        if self.timings:
            text = json.dumps(timings, indent=1, sort_keys=True)
            written.append(write_text(self.timings, text + "\n"))
        return tuple(written)


def read_report(name: str, what: str = "") -> Report:
    """Return the report that a file of ``--json`` tells of; ``what`` is what we call the file.

    Raises:
        BadInput: there is no such file, or it is no report.
    """
    called = f"the {what} {name}" if what else name
    try:
        return report_from_json(json.loads(Path(name).read_text(encoding="utf-8")))
    except OSError as error:
        hint = f"make it with --json {name}"
        raise BadInput(f"cannot read {called}: {error.strerror}; {hint}") from None
    except (ValueError, KeyError, TypeError, AttributeError, BadInput) as error:
        reason = str(error).splitlines()[0]
        raise BadInput(f"{called} is no report of --json: {reason}") from None


def is_repeated() -> bool:
    """Return whether this run is only made to be compared with another."""
    return REPEATED_INTO in os.environ


def written_by(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the files that a run with these options writes, whatever their kind."""
    reports = (values.get(kind) for kind in (*REPORTS, "timings"))
    return tuple(filter(None, (*reports, values.get("cassette") or DEFAULT_CASSETTE)))


def check_writable(name: str) -> None:
    """Find out at the start of a run whether its report can be written at the end.

    Raises:
        BadInput: it cannot.
    """
    path = Path(name)
    target = path if path.exists() else path.parent
    if path.is_dir():
        raise BadInput(f"cannot write {name}: it is a folder")
    if not target.exists():
        raise BadInput(f"cannot write {name}: there is no folder {path.parent}")
    if not os.access(target, os.W_OK):
        raise BadInput(f"cannot write {name}: no permission")


def write_text(name: str, text: str) -> Path:
    """Write ``text`` to a file.

    Raises:
        BadInput: that is not possible.
    """
    path = Path(name)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(f"cannot write {name}: {error.strerror}") from None
    return path

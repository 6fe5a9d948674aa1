"""The results of allure-pytest-bdd, with what was said and its score, and the same in every run.

Allure names files, results and attachments by chance and notes the process; a run of the same seed
gets the same names from what they are about.
"""

import json
import uuid
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from scenarios.keys import SESSION
from scenarios.running import LIFE
from simulator.children.masking import masked
from simulator.plain_text import attachments
from simulator.report import ScenarioRecord
from simulator.timeflow.place import without_folders
from simulator.timeflow.real import Real

_NAMES = uuid.UUID("6f7c1b54-6c1d-4b8e-9b39-5a4a3d1e8c02")
"""The namespace of our names."""
_OF_THE_MACHINE = ("host", "thread")
"""Labels that no two machines have in common."""
_FOUND: pytest.StashKey[frozenset[Path]] = pytest.StashKey()
"""The files that were there before."""


def pytest_configure(config: pytest.Config) -> None:
    """Remember what was there before."""
    folder = _folder(config)
    if folder is not None:
        config.stash[_FOUND] = frozenset(folder.iterdir() if folder.is_dir() else ())


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attach what is known of a scenario before its result is written."""
    life = item.stash.get(LIFE, None)
    record = life.record if life is not None else None
    if call.when == "teardown" and record is not None and _folder(item.config) is not None:
        _attach(record, item.config)
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Give all new files their names, once all processes have written theirs."""
    folder = _folder(session.config)
    if folder is None or not folder.is_dir() or hasattr(session.config, "workerinput"):
        return
    found = session.config.stash.get(_FOUND, frozenset())
    rename(folder, [file for file in folder.iterdir() if file not in found])


def rename(folder: Path, files: list[Path]) -> None:
    """Name Allure's files by what they are about, in ``folder``."""
    results = [file for file in files if file.name.endswith("-result.json")]
    told = [(file, json.loads(file.read_text(encoding="utf-8"))) for file in results]
    seen: Counter[str] = Counter()
    for file, result in sorted(told, key=lambda pair: (_about(pair[1]), pair[1].get("start", 0))):
        about = _about(result)
        seen[about] += 1
        own = uuid.uuid5(_NAMES, f"{about} {seen[about]}")
        attached = [one for part in _parts(result) for one in part.get("attachments", ())]
        for place, attachment in enumerate(attached):
            old = folder / attachment["source"]
            attachment["source"] = f"{uuid.uuid5(own, str(place))}-attachment{old.suffix}"
            if old.is_file():
                old.rename(folder / attachment["source"])
        for part in _parts(result):
            details = part.get("statusDetails") or {}
            details |= {k: _of_any_machine(v) for k, v in details.items() if isinstance(v, str)}
        result["uuid"] = str(own)
        labels = result.get("labels", ())
        result["labels"] = [one for one in labels if one["name"] not in _OF_THE_MACHINE]
        file.unlink()
        text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{own}-result.json").write_text(text, encoding="utf-8")


def _about(result: dict[str, Any]) -> str:
    """Return which test a result is of, with its parameters."""
    return f"{result.get('fullName', '')} {result.get('historyId', '')}"


def _of_any_machine(text: str) -> str:
    """Return a traceback's own lines of code and error, without addresses and ways to this folder.

    What pytest shows of variables is cut where they get long, which depends on where folders are.
    """
    rows = text.splitlines()
    told = [row for row in rows if row.startswith((">", "E "))] or rows
    kept = masked("\n".join(told), pids=(), ports=(), now=Real.time())
    return without_folders(kept)


def _parts(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a result, and all its steps and theirs."""
    yield result
    for step in result.get("steps", ()):
        yield from _parts(step)


def _attach(record: ScenarioRecord, config: pytest.Config) -> None:
    import allure  # only now: it is an extra

    card = config.stash[SESSION].settings.configuration.score(record.transcripts)
    for name, text in attachments(record, card).items():
        allure.attach(text, name, allure.attachment_type.TEXT)


def _folder(config: pytest.Config) -> Path | None:
    name = config.getoption("allure_report_dir", None)
    return Path(name) if name else None

"""``courtesy report``: a kept report in other forms, and held against gates once more."""

import json

import pytest

from simulator.reporters import REPORTERS
from tests.simulator.reporters.sample import polite, report, rude


@pytest.fixture
def kept(folder):
    """Return a folder with the report of a rude run and the baseline of a polite one."""
    for name, told in {"report": report(polite(), rude()), "baseline": report(polite())}.items():
        (folder.path / f"{name}.json").write_text(REPORTERS["json"].render(told), encoding="utf-8")
    return folder


def test_it_writes_the_same_bytes_as_the_run_did(kept):
    ended = kept.courtesy("report", "report.json", "--html", "a.html", "--json", "b.json")
    assert ended.code == 1, ended.said  # there are critical findings
    assert ended.raw == (kept.path / "b.json").read_bytes()
    told = REPORTERS["html"].render(report(polite(), rude()))
    assert (kept.path / "a.html").read_text("utf-8") == told


def test_gates_are_asked_again(kept):
    assert kept.courtesy("report", "baseline.json").code == 0
    ended = kept.courtesy("report", "report.json", "--min-score", "100")
    assert ended.code == 1, ended.said
    assert ended.lines[-1] == "gates failed: min-score, critical"


def test_a_report_that_is_no_report_is_one_line(folder):
    folder.write("empty.json", "{}").write("broken.json", "{")
    for name in ("empty.json", "broken.json", "nope.json"):
        ended = folder.courtesy("report", name)
        assert (ended.code, ended.out) == (2, ""), ended.said
        assert len(ended.err.strip().splitlines()) == 1
        assert name in ended.err or "schema" in ended.err


def test_decisions_of_today_count(kept):
    codes = sorted(
        {
            f["rule"]
            for f in json.loads((kept.path / "report.json").read_bytes())["bots"][0]["findings"]
        }
    )
    lines = [f'[[suppress]]\nrule = "{c}"\nreason = "known"\nexpires = 2999-01-01' for c in codes]
    kept.write("courtesy.toml", "\n".join(lines))
    ended = kept.courtesy("report", "report.json", "--json", "again.json")
    assert ended.code == 0, ended.said
    assert json.loads((kept.path / "again.json").read_bytes())["bots"][0]["findings"] == []

"""The files that a run leaves."""

import pytest

from scenarios.options import REPORTS
from scenarios.report_files import REPEATED_INTO, Files, write_text, written_by
from simulator.errors import BadInput
from simulator.reporters import REPORTERS
from tests.simulator.reporters.sample import report


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_every_kind_of_report_is_written_as_its_reporter_renders_it(tmp_path):
    files = Files.asked_for({kind: f"report.{kind}" for kind in REPORTS})
    written = files.write(report(), {})
    assert [path.name for path in written] == [f"report.{kind}" for kind in REPORTS]
    for kind, name in REPORTS.items():
        text = (tmp_path / f"report.{kind}").read_text("utf-8")
        assert text == REPORTERS[name].render(report())


def test_what_was_not_asked_for_is_not_written(tmp_path):
    assert Files.asked_for({}).write(report(), {}) == ()
    assert list(tmp_path.iterdir()) == []


def test_two_reports_do_not_share_a_file():
    with pytest.raises(BadInput, match=r"--json and --html are both \./r"):
        Files.asked_for({"json": "./r", "html": "r"})


def test_what_cannot_be_written_is_known_before(tmp_path):
    with pytest.raises(BadInput, match="there is no folder nope"):
        Files.asked_for({"json": "nope/report.json"})
    with pytest.raises(BadInput, match="it is a folder"):
        Files.asked_for({"html": str(tmp_path)})


def test_a_run_that_is_only_compared_writes_nothing_else(monkeypatch, tmp_path):
    monkeypatch.setenv(REPEATED_INTO, "again.json")
    Files.asked_for({"json": "report.json", "html": "report.html"}).write(report(), {})
    assert [path.name for path in tmp_path.iterdir()] == ["again.json"]


def test_what_things_cost_is_a_file_of_its_own(tmp_path):
    Files.asked_for({"timings": "t.json"}).write(report(), {"Shop: Hello": {"seconds": 1}})
    assert '"seconds": 1' in (tmp_path / "t.json").read_text()


def test_a_full_disk_is_one_line():
    with pytest.raises(BadInput, match="cannot write /dev/full: No space left"):
        write_text("/dev/full", "text")


def test_what_a_run_reads_is_not_among_what_it_writes():
    values = {"json": "r.json", "html": None, "env_file": ".env", "baseline": "b.json"}
    assert written_by(values) == ("r.json", "courtesy-cassette.yaml")

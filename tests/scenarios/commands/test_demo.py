"""``courtesy demo``, as the README has it."""

import json
import re

import pytest

from simulator.phrasing import phrasing


@pytest.fixture
def demo(play_once):
    def make(folder):
        ended = folder.courtesy("demo")
        return (
            ended,
            (folder.path / "courtesy-report.json").read_text("utf-8"),
            (folder.path / "courtesy-report.html").read_text("utf-8"),
        )

    return play_once("demo", make)


def test_it_ends_with_0_and_leaves_both_reports(demo):
    ended, _, page = demo
    assert ended.code == 0, ended.said
    assert {"courtesy-report.html", "courtesy-report.json"} <= set(ended.files)
    assert page.lstrip().startswith("<!")


def test_the_polite_bot_scores_90_without_an_error_and_the_rude_one_under_50_by_three_rules(demo):
    polite, rude = json.loads(demo[1])["bots"]
    assert (polite["name"], rude["name"]) == ("polite", "rude")
    assert polite["score"] >= 90
    assert not [f for f in polite["findings"] if f["severity"] in ("error", "critical")]
    assert rude["score"] < 50
    assert len({finding["rule"] for finding in rude["findings"]}) >= 3


def test_each_finding_names_rule_message_and_remedy_on_the_terminal_and_in_both_files(demo):
    ended, report, page = demo
    shown = " ".join(ended.out.split())
    rude = json.loads(report)["bots"][1]
    for finding in rude["findings"]:
        assert finding["message"]
        assert finding["remedy"]
        assert finding["rule"] in shown
        assert finding["rule"] in page
    assert "outside-window" in shown
    assert "Write within 24 hours of the customer's last message" in shown


def test_progress_and_the_conversations_are_shown(demo):
    out = demo[0].out
    assert "[1/14]" in out
    assert "[14/14]" in out
    shown = " ".join(out.split())
    assert any(way in shown for way in phrasing("en").says["human"])


def test_the_demo_needs_nothing_but_what_it_installs(demo):
    assert "Traceback" not in demo[0].said
    for report in demo[1:]:
        assert not re.search(r"(?<![\w-])EAA\w{20}", report)

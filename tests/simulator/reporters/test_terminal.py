import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from simulator.escape import escape
from simulator.report import Outcome, Report, bot_report, scenario_from_json, scenario_to_json
from simulator.reporters.terminal import WIDTH, Detail, print_report, render
from simulator.rule import Severity
from simulator.scoring.scorecard import SCORE_VERSION
from tests.simulator.reporters.sample import (
    ADDRESS,
    HOSTILE,
    START,
    hostile_report,
    polite,
    refused,
    report,
    rude,
    said,
    scenario,
    sent,
)

LONG = "Supercalifragilistic" * 12


def printed(told: Report, *, width: int = WIDTH, detail: Detail = Detail.ALL) -> str:
    console = Console(file=StringIO(), width=width, color_system=None)
    print_report(told, console, detail)
    return console.file.getvalue()


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_a_turn_tells_when_who_and_what():
    lines = [squeezed(line) for line in render(report(polite())).splitlines()]
    begun = lines.index("Ana · 2026-09-07 09:00:00 UTC") + 1
    assert lines[begun : begun + 10] == [
        "0s customer opens Welcome to the shop.",
        "1s customer presses Get Started",
        "1s bot sees",
        "2s bot types",
        r"3s bot Hello Ana 👋\nHow can I help? [Opening hours|Talk to a person]",
        "5s customer reads",
        "9s customer taps Opening hours",
        "10s bot We open at nine. Is there anything else?",
        "20s customer No thanks, that's all. Bye!",
        "22s bot You're welcome, Ana. Goodbye!",
    ]


def test_a_refused_message_names_its_tag_and_error():
    told = report(scenario([said("0s", "Hi!"), refused("30h", "Sale!", "HUMAN_AGENT")]))
    assert "#HUMAN_AGENT Sale! (refused, error 10/2018278)" in render(told)


def test_a_finding_stands_under_its_turn_and_in_the_list():
    told = report(rude())
    lines = [squeezed(line) for line in printed(told, width=200).splitlines()]
    findings = told.bots[0].scorecard.findings()
    assert findings
    for result in told.bots[0].scorecard.results:
        for evidence in result.findings:
            pin = lines.index(f"└ {result.rule.code} {evidence.finding.message}")
            above = next(line for line in reversed(lines[:pin]) if not line.startswith("└"))
            assert evidence.finding.turn.text in above
            assert f"- {evidence.finding.message}" in lines
            assert result.rule.remedy in lines


def test_a_finding_in_the_list_quotes_its_turn_and_its_place():
    told = report(rude())
    text = squeezed(printed(told, width=200))
    for evidence in told.bots[0].scorecard.findings():
        turn = evidence.finding.turn
        assert f"> {turn.speaker}: " in text
        assert f"Opening hours: Ana is let down · {evidence.customer} · {evidence.at:%Y-%m-%d}" in (
            text
        )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.PASSED, "✓ passed"),
        (Outcome.BOT_FAILED, "✗ bot failed"),
        (Outcome.AUTHOR_ERROR, "! scenario impossible"),
        (Outcome.HARNESS_ERROR, "! harness failed"),
    ],
)
def test_an_outcome_is_a_sign_and_a_word(outcome, words):
    told = report(scenario([said("0s", "Hi!")], outcome=outcome, error="Because [of] this."))
    text = render(told)
    assert f"{words}  Opening hours: Ana asks  features/opening_hours.feature:4" in text
    assert "  Because [of] this.\n" in text


def test_the_scorecard_has_every_category_and_rule_with_a_bar_or_a_reason():
    told = report()
    card = told.bots[0].scorecard
    rows = [squeezed(line) for line in printed(told, width=200).splitlines()]
    for result in card.results:
        (row,) = (
            r
            for r in rows
            if f"{result.rule.code} {result.rule.name} " in r and re.search("[█░\N{EN DASH}]", r)
        )
        if result.score is None:
            assert row.endswith(f"\N{EN DASH} {result.reason}")
        else:
            assert f" {int(result.score * 100 + 1e-9)} " in row
            assert sum(row.count(block) for block in "█░") == 20
    for category in card.categories:
        assert any(row.startswith(f"{category.category.name} ") for row in rows)
    assert f"{card.coverage[0]} of {card.coverage[1]} rules applied" in rows


def test_the_verdict_has_the_total_the_findings_and_the_passes():
    told = report()
    card = told.bots[0].scorecard
    text = render(told)
    assert re.search(
        rf"Score: {card.total} of 100, [a-z ]+; {len(card.findings())} findings?, "
        r"1 of 2 scenarios passed\n",
        text,
    )
    assert ("A critical rule was broken" in text) == card.has_critical
    assert card.has_critical == any(
        r.findings for r in card.results if r.rule.severity is Severity.CRITICAL
    )


def test_the_certificate_says_yes_or_what_escaped():
    assert "Clock certificate: deterministic: yes\n" in render(report(polite()))
    text = render(report(rude()))
    assert "Clock certificate: deterministic: no\n- a thread waited for the world outside\n" in text


def test_remarks_tell_warnings_notes_gaps_and_hosts():
    text = render(report())
    assert "Warnings\n- its token was learned\n" in text
    assert "Notes\n- The key 'persona' is not known.\n" in text
    assert "Not faked\n- GET /x\n" in text
    assert "Hosts contacted\n- stock.example.com\n" in text


def test_conversations_without_a_fault_can_be_left_out():
    text = printed(report(), detail=Detail.FAULTS)
    assert "presses Get Started" not in text
    assert "Scorecard" in text
    assert "Opening hours: Ana is let down" in text
    assert "I did not get that." in text


def test_of_a_conversation_without_an_end_the_beginning_and_the_end_are_shown():
    loop = [said("0s", "Hi!"), *(sent(f"{n}s", f"Hello {n}!") for n in range(1, 1000))]
    text = squeezed(render(report(scenario(loop))))
    conversation = text.partition("Scorecard")[0]
    assert "Hello 29!" in conversation
    assert "… 900 turns, in the written report …" in conversation
    assert "Hello 999!" in conversation
    assert "Hello 500!" not in conversation


def test_the_verdict_alone_is_a_few_lines():
    text = printed(report(), detail=Detail.VERDICT)
    assert "Scorecard" not in text
    assert f"Score: {report().bots[0].scorecard.total} of 100" in text
    assert "Clock certificate" in text


def test_nothing_that_was_said_reaches_the_terminal_raw():
    text = render(hostile_report())
    assert all(c.isprintable() or c == "\n" for c in text)
    text.encode()
    flat = re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", escape(HOSTILE)) in flat


def test_colours_come_from_us_alone_and_only_where_asked_for():
    assert "\x1b" not in render(report())
    console = Console(file=StringIO(), width=100, force_terminal=True, color_system="standard")
    print_report(hostile_report(), console)
    codes = set(re.findall(r"\x1b[^m]*m?", console.file.getvalue()))
    assert codes
    assert all(re.fullmatch(r"\x1b\[[\d;]*m", code) for code in codes)
    plain = re.sub(r"\x1b\[[\d;]*m", "", console.file.getvalue())
    assert "[bold red" in plain
    assert ":smile:" in plain


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("text", [LONG, "日本語の長い文章です。" * 20, "👩‍👩‍👧 " * 40, HOSTILE])
def test_no_line_is_wider_than_the_terminal(width, text):
    talk = [said("0s", text), sent("90s", text, text), said("2m", f"Bye! {text}")]
    told = report(scenario(talk, name=text, feature=text, error=text, outcome=Outcome.BOT_FAILED))
    assert max(cell_len(line) for line in printed(told, width=width).splitlines()) <= width


def test_long_words_are_folded_and_not_cut():
    told = report(scenario([said("0s", LONG)]))
    quoted = len(told.bots[0].scorecard.findings())
    assert re.sub(r"\s", "", printed(told, width=60)).count(LONG) == 1 + quoted


def test_lines_have_no_trailing_spaces():
    assert all(line == line.rstrip() for line in render(report()).splitlines())


def test_the_same_report_gives_the_same_bytes_after_a_trip_through_json(monkeypatch):
    once = render(report())
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "33")
    again = report(*(scenario_from_json(scenario_to_json(s)) for s in (rude(), polite())))
    assert render(again).encode() == once.encode()


def test_equal_conversations_keep_their_findings_apart():
    text = render(report(rude(), replace(rude(), line=40)))
    first, second = (part.count("└") for part in text.split("feature:40")[:2])
    assert first == second > 0


def test_a_bot_without_scenarios_is_not_scored():
    text = render(Report(seed=1, as_of=START, bots=(bot_report(ADDRESS, ()),)))
    assert "No scenarios.\n" in text
    assert "Score: none; 0 findings, 0 of 0 scenarios passed\n" in text


def test_an_empty_report_says_so():
    told = Report(seed=1, as_of=START, strict=True)
    assert render(told) == (
        "Courtesy  seed 1 · as of 2026-09-07 09:00 UTC · policy of 2026-09-07 · "
        f"score version {SCORE_VERSION} · strict\nNo bot was tested.\n"
    )


def test_of_many_findings_of_a_rule_some_are_shown_and_the_others_counted():
    sales = [refused(f"{25 + number}h", f"Sale {number}!") for number in range(14)]
    told = printed(report(scenario([said("0s", "Hi!"), *sales])))
    assert "4 more, in the written report" in squeezed(told)

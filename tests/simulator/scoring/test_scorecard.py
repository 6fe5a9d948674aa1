"""The arithmetic of the verdict, and that it means something."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.duration import parse_duration
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.rules import RULES
from simulator.scoring.scorecard import Scorecard, Status
from simulator.transcript import Kind, Speaker, Transcript, Turn
from tests.simulator.kill_matrix import clean
from tests.simulator.strategies import transcripts

CLEAN = clean("shop")


@given(transcripts(), st.integers(1, 40))
def test_a_refused_send_never_raises_the_total(transcript, days):
    last = transcript.turns[-1].at if transcript.turns else timedelta()
    sale = Turn(
        at=last + timedelta(days=days),
        speaker=Speaker.BOT,
        kind=Kind.REFUSED,
        text="Sale!",
        code=10,
        subcode=2018278,
    )
    worse = replace(transcript, turns=(*transcript.turns, sale))
    before, after = Scorecard.of([transcript]), Scorecard.of([worse])
    assert after.has_critical
    assert after.total is not None
    assert after.total <= 49
    if before.result("F01").score is not None:
        assert after.result("F01").score <= before.result("F01").score


@given(transcripts())
def test_any_transcript_gives_a_total_between_0_and_100_or_none(transcript):
    card = Scorecard.of([transcript])
    assert card.total is None or 0 <= card.total <= 100
    assert all(result.score is None or 0 <= result.score <= 1 for result in card.results)
    assert (card.total is None) == (card.coverage[0] == 0)


@given(st.lists(transcripts(max_turns=6), max_size=4))
def test_the_order_of_conversations_does_not_change_the_score(several):
    there, back = Scorecard.of(several), Scorecard.of(reversed(several))
    assert there.total == back.total
    assert [r.score for r in there.results] == [r.score for r in back.results]


@given(transcripts(), st.integers(-500, 500), st.text())
def test_names_and_a_shift_by_weeks_do_not_change_the_score(transcript, weeks, customer):
    start = transcript.start + timedelta(weeks=weeks)
    moved = replace(transcript, start=start, customer=customer)
    there, here = Scorecard.of([transcript]), Scorecard.of([moved])
    assert there.total == here.total
    assert [r.score for r in there.results] == [r.score for r in here.results]


@given(transcripts(), st.timedeltas(timedelta(), timedelta(days=30)))
def test_the_clock_of_the_thread_may_start_at_any_wait(transcript, later):
    shifted = tuple(replace(turn, at=turn.at + later) for turn in transcript.turns)
    moved = replace(transcript, turns=shifted, end=transcript.end + later)
    assert Scorecard.of([transcript]).total == Scorecard.of([moved]).total


@pytest.mark.parametrize("name", ["Bob", "Zoë", "Şebnem", "李雷", "Иван", "\U0001f99c"])
def test_another_name_changes_nothing(name):
    renamed = Transcript.parse(str(CLEAN).replace("Ana", name))
    assert Scorecard.of([renamed]).total == 100


def test_opportunities_are_pooled_not_averaged():
    three = "\n".join(f"{n}m customer: a{n}\n{n}m1s bot: b{n}" for n in range(3))
    burst = "0s customer: Hi!\n" + "\n".join(f"{n + 1}s bot: {n}" for n in range(6))
    card = Scorecard.of([Transcript.parse(three), Transcript.parse(burst)])
    assert card.result("F09").score == 0.75
    assert card.result("F09").opportunities == 4


@pytest.mark.parametrize("score", [n / 100 for n in range(101)])
def test_points_are_rounded_down_but_never_for_a_floats_last_bit(score):
    card = Scorecard.of([CLEAN], [_rule(score, Severity.WARNING)])
    assert card.total == round(score * 100)


def test_points_between_two_are_rounded_down():
    assert Scorecard.of([CLEAN], [_rule(0.8999, Severity.WARNING)]).total == 89


def test_a_critical_finding_caps_the_total():
    card = Scorecard.of([CLEAN], [_rule(0.99, Severity.CRITICAL)])
    assert card.total == 49
    assert card.has_critical


def test_an_error_below_half_caps_its_category():
    rules = [replace(_rule(0.4, Severity.ERROR), weight=1), _other(99)]
    (category,) = Scorecard.of([CLEAN], rules).categories
    assert category.score == 0.89


def test_a_warning_below_half_does_not():
    rules = [replace(_rule(0.4, Severity.WARNING), weight=1), _other(99)]
    (category,) = Scorecard.of([CLEAN], rules).categories
    assert category.score == pytest.approx(0.994)


@pytest.mark.parametrize(
    ("severity", "score", "status"),
    [
        (Severity.CRITICAL, 0.9, Status.FAIL),
        (Severity.ERROR, 0.9, Status.FAIL),
        (Severity.WARNING, 0.1, Status.WARN),
        (Severity.INFO, 0.0, Status.PASS),
        (Severity.ERROR, 1.0, Status.PASS),
    ],
)
def test_the_status_follows_the_severity(severity, score, status):
    (result,) = Scorecard.of([CLEAN], [_rule(score, severity)]).results
    assert result.status is status


def test_what_does_not_apply_leaves_the_denominator_and_says_why():
    rule = replace(_rule(1.0, Severity.ERROR), audit=lambda _: not_applicable("no opening hours"))
    card = Scorecard.of([CLEAN], [rule])
    (result,) = card.results
    assert (card.total, card.coverage) == (None, (0, 1))
    assert (result.status, result.reason) == (Status.NOT_APPLICABLE, "no opening hours")


def test_without_conversations_there_is_no_total():
    card = Scorecard.of([])
    assert card.total is None
    assert {result.status for result in card.results} == {Status.NOT_APPLICABLE}


def test_words_in_an_unknown_language_are_not_measured():
    transcript = Transcript.parse(
        "0s customer: Bye!\n2s bot: Do widzenia, życzymy panu miłego dnia i dobrej podróży!"
    )
    card = Scorecard.of([transcript])
    assert card.result("G02").status is Status.NOT_MEASURED
    assert card.result("G02").reason == "language not known"
    assert card.result("W02").status is Status.PASS


def test_a_customers_nonsense_does_not_hide_the_bots_language():
    lost = "Sorry, I didn't get that. Could you rephrase it?"
    lines = (f"{n}m customer: qwertz asdfgh yxcvbn {n}\n{n}m1s bot: {lost}" for n in range(3))
    card = Scorecard.of([Transcript.parse("\n".join(lines))])
    assert card.result("B02").findings


def test_findings_name_the_conversation_and_the_instant():
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    transcript = replace(Transcript.parse("0s customer: Hi!\n2m bot: Hello!"), start=start)
    (evidence,) = Scorecard.of([replace(transcript, customer="Ana")]).findings("W02")
    assert evidence.customer == "Ana"
    assert evidence.at == start + parse_duration("2m")
    assert evidence.finding.message == "First answer after 2 minutes."


@pytest.mark.parametrize(("name", "number"), [("G03", 1), ("closes", 1), ("goodbye", 2)])
def test_findings_are_asked_for_by_code_name_or_group(name, number):
    card = Scorecard.of([Transcript.parse("0s customer: Bye!\n2s bot: We open at nine.")])
    assert len(card.findings(name)) == number
    assert all(finding in card.findings() for finding in card.findings(name))


def test_findings_of_an_unknown_rule_are_refused():
    with pytest.raises(LookupError, match="goodbye"):
        Scorecard.of([]).findings("godbye")


def test_a_result_that_was_not_asked_for_is_refused():
    with pytest.raises(LookupError, match="X99"):
        Scorecard.of([]).result("X99")


def _rule(score, severity) -> Rule:
    finding = Finding(CLEAN.turns[0], "Found.")
    findings = (finding,) if score < 1 else ()
    return replace(RULES[0], severity=severity, audit=lambda _: Audit(score, findings))


def _other(weight) -> Rule:
    return replace(_rule(1.0, Severity.WARNING), weight=weight)

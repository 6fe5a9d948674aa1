"""No text, and no order of events, makes a rule fail."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.rules import RULES
from simulator.scoring.scorecard import Scorecard, Status
from simulator.transcript import Kind, Speaker, Transcript, Turn
from tests.simulator.strategies import transcripts

START = datetime(2026, 3, 28, 12, tzinfo=UTC)
UGLY = [
    "",
    " ",
    "\ud800",
    "\u202egnp.exe\u2066",
    "İıŞ ß ﬁ",
    "{{first_name}} %s undefined",
    "a" * 10_000,
    "👩‍👩‍👧‍👦🏳️‍🌈" * 200,
    "1234567890 " * 300,
    "0\u0301\u0323" * 500,
    "\x00\x07\x1b[31m",
    "!?" * 500,
    "https://" + "a." * 1000,
    "within 99999999999999999 hours, tomorrow at 25:99, in 1e309 days",
]


def errors(*several):
    results = Scorecard.of(several).results
    return [r.reason for r in results if r.status is Status.ERROR]


@settings(max_examples=60)
@given(transcripts())
def test_no_transcript_makes_a_rule_fail(transcript):
    assert errors(transcript) == []


@pytest.mark.parametrize("text", UGLY, ids=range(len(UGLY)))
@pytest.mark.parametrize("language", ["", "en", "tr", "fr"])
def test_no_ugly_text_makes_a_rule_fail(text, language):
    turns = [
        Turn(
            at=one.at,
            speaker=one.speaker,
            kind=one.kind,
            text=text,
            quick_replies=(text,),
            language=language,
        )
        for one in Transcript.parse(
            "0s customer: a\n2s bot: b\n9s customer taps: c\n1d bot: d"
        ).turns
    ]
    assert (
        errors(Transcript(tuple(turns)), Transcript.told(turns, start=START, customer=text)) == []
    )


@settings(max_examples=40)
@given(st.text(), st.sampled_from(list(Kind)), st.sampled_from(list(Speaker)))
def test_no_kind_of_turn_makes_a_rule_fail(text, kind, speaker):
    before = Transcript.parse("0s customer: Hi!\n2s bot: Hello!").turns
    odd = Turn(at=before[-1].at, speaker=speaker, kind=kind, text=text)
    assert errors(Transcript((*before, odd))) == []


def test_there_are_ninety_one():
    assert len(RULES) == 91

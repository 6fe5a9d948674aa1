"""Whether sentences are short.

Source: guides ID, NL, FR, point 7; IT, best practice 2; the numbers are house.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.scoring.house import Threshold
from simulator.text.sentence import sentences_of, words_in
from simulator.transcript import Transcript

WORDS = Threshold("L02.words", 25, "words in a sentence")
WORDS_LONG = Threshold("L02.words_long", 20, "words in a sentence of a language with long words")
LONG_WORDED = {"tr", "de"}


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages without a sentence of more than 25 words; 20 in tr and de."""
    replies = [turn for turn in transcript.replies() if turn.text and not turn.template]
    if not replies:
        return not_applicable("the bot said nothing")
    findings = []
    for turn in replies:
        limit = transcript.house[WORDS_LONG if turn.language in LONG_WORDED else WORDS]
        longest = max((words_in(sentence) for sentence in sentences_of(turn)), default=0)
        if longest > limit:
            findings.append(Finding(turn, f"Sentence of {longest} words.", str(longest)))
    return Audit(1 - len(findings) / len(replies), tuple(findings), len(replies))


RULE = Rule(
    code="L02",
    name="short-sentences",
    group="length",
    severity=Severity.WARNING,
    weight=2,
    why="A long sentence has to be read twice, and nobody reads a chat twice.",
    remedy="Cut long sentences in two.",
    audit=audit,
    reads_text=True,
    detectors=("sentences",),
    breach=Breach.FOUND,
    thresholds=(WORDS, WORDS_LONG),
    good=("0s customer: Hi!\n2s bot: We open at nine and close at five.",),
    bad=("0s customer: Hi!\n2s bot: " + "We open at nine and " * 7 + "close at five.",),
)

"""Whether the preview of a message says what it is about.

Source: guides TR, best practice 2, and IT, best practice 2; the number is house.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.text.reading import acts_in
from simulator.text.sentence import sentences_of
from simulator.transcript import Transcript, Turn

PREVIEW = Threshold("L04.preview", 80, "characters that a phone shows of a message")
LONG = 100
"""Characters, from which on a message has more than its preview; source: the catalogue."""
FULL_GREETING = 160
"""Characters, up to which thanks, receipt and expectation may come first; source: the catalogue."""
_COURTESY = {Act.GREET, Act.THANK, Act.FILLER, Act.WELCOME, Act.RECEIPT}
_CONTENT = {Act.EXPECT, Act.HANDOFF, Act.CONTACT, Act.ABOUT_ORDER, Act.APOLOGY}


def audit(transcript: Transcript) -> Audit:
    """Score the share of longer messages whose first 80 characters are not mere courtesy."""
    long = [turn for turn in transcript.replies() if len(turn.text) > LONG and not turn.template]
    size = transcript.house[PREVIEW]
    findings = [
        Finding(turn, f"The preview shows '{turn.text[:size]}' - put the point first.")
        for turn in long
        if len(turn.text) > FULL_GREETING and _is_courtesy(turn, size)
    ]
    return shares(findings, len(long), "every message fits into its preview")


def _is_courtesy(turn: Turn, size: int) -> bool:
    """Return whether the sentences that fill the preview are all greeting, thanks or filler."""
    shown = 0
    for sentence in sentences_of(turn):
        acts = acts_in(sentence, turn.language)
        if not acts & _COURTESY or acts & _CONTENT:
            return False
        shown += len(sentence)
        if shown >= size:
            return True
    return False


RULE = Rule(
    code="L04",
    name="preview",
    group="length",
    severity=Severity.WARNING,
    weight=2,
    why="People decide by the preview whether to open a message at all.",
    remedy="Put the point first, and the courtesy after it.",
    audit=audit,
    reads_text=True,
    detectors=(Act.GREET, Act.THANK, Act.FILLER),
    breach=Breach.FOUND,
    thresholds=(PREVIEW,),
    good=(
        "0s customer: My parcel?\n"
        "2s bot: Your parcel comes tomorrow between nine and twelve o'clock,"
        " and the driver will ring twice. Thank you for your patience.",
    ),
    bad=(
        "0s customer: My parcel?\n"
        "2s bot: Hello and good morning! Thank you very much for your message."
        " We hope you are well. Thank you so much for your patience. Your parcel comes tomorrow"
        " between"
        " nine and twelve.",
    ),
)

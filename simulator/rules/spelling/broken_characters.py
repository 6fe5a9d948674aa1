"""Whether every character arrives as it was meant.

Source: guides ID, NL, FR, point 6.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.broken import broken
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages without mojibake, HTML, U+FFFD or markdown."""
    replies = [turn for turn in transcript.replies() if turn.text or turn.quick_replies]
    findings = []
    for turn in replies:
        spans = [span for text in (turn.text, *turn.quick_replies) for span in broken(text)]
        if spans:
            findings.append(Finding(turn, f"Broken characters: {spans[0].text}.", spans[0].text))
    return shares(findings, len(replies), "the bot said nothing")


RULE = Rule(
    code="S05",
    name="broken-characters",
    group="broken-text",
    severity=Severity.ERROR,
    weight=3,
    why="'CafÃ©' and '&amp;' are read by everybody as carelessness.",
    remedy="Send UTF-8, and no HTML or markdown: Messenger shows it as it is.",
    audit=audit,
    detectors=("broken",),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: Café & crème, 5 < 6 *winks*",),
    bad=(
        "0s customer: Hi!\n2s bot: Your cafÃ© is open.",
        "0s customer: Hi!\n2s bot: Shoes &amp; hats<br>are here.",
    ),
)

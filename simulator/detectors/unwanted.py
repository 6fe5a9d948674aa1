"""What no message of the bot's should do."""

from simulator.rule import Audit, Finding, shares
from simulator.text.act import Act
from simulator.transcript import Transcript


def without(transcript: Transcript, act: Act, message: str) -> Audit:
    """Score the share of the bot's messages that do not do ``act``.

    ``message`` is the finding's, with ``{}`` where the words that decided stand.
    """
    replies = [turn for turn in transcript.replies() if turn.text]
    findings = []
    for turn in replies:
        if act in turn.acts:
            span = next((cue.span for cue in turn.cues(act)), "")
            findings.append(Finding(turn, message.format(span), span))
    return shares(findings, len(replies), "the bot said nothing")

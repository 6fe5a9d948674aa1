"""Whether the bot asks if there is anything else before it closes.

Source: guides ID, NL, FR, point 10.
"""

from simulator.detectors.conclusion import conclusion_of
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.transcript import Transcript, Turn

HALF = 0.5
"""What an open offer ("let me know if …") is worth; source: the catalogue."""


def audit(transcript: Transcript) -> Audit:
    """Pass if, in a resolved conversation, the bot asked "anything else?" after the last request.

    An open offer ("let me know if …") counts half.
    """
    end = conclusion_of(transcript)
    if end is None:
        return not_applicable("the conversation was not seen to be resolved")
    said = [turn for turn in transcript.replies() if turn.at >= end.helped.at]
    if any(_asks(turn) for turn in said):
        return Audit(1.0)
    offered = next((turn for turn in said if Act.OPEN_OFFER in turn.acts), None)
    message = "Ask 'Is there anything else I can help you with?' before you close."
    return Audit(HALF if offered else 0.0, (Finding(offered or end.helped, message),))


def _asks(turn: Turn) -> bool:
    return Act.REQUEST_MORE in turn.acts or Act.REQUEST_MORE in turn.choices


RULE = Rule(
    code="G01",
    name="anything-else",
    group="goodbye",
    severity=Severity.ERROR,
    weight=4,
    why="The second question is the one that people come back for if nobody asks for it.",
    remedy="Ask 'Is there anything else I can help you with?' before you close.",
    audit=audit,
    reads_text=True,
    detectors=(Act.REQUEST_MORE,),
    breach=Breach.MISSING,
    good=(
        "0s customer: Prices?\n2s bot: From 5 EUR. Is there anything else I can help you with?\n"
        "9s customer: No thanks\n11s bot: Goodbye!",
        "0s customer: Prices?\n2s bot: From 5 EUR.\n3s bot: Can I help you with anything else?\n"
        "9s customer: That's all, bye!\n11s bot: Bye!",
        "0s customer: Berapa harganya?\n2s bot: 5 EUR. Ada lagi yang bisa saya bantu?\n"
        "9s customer: Tidak, terima kasih\n11s bot: Sampai jumpa!",
    ),
    bad=(
        "0s customer: Prices?\n2s bot: From 5 EUR.\n9s customer: Thanks, bye!\n11s bot: Goodbye!",
        "0s customer: Prices?\n2s bot: Anything else? First: from 5 EUR.\n9s customer: And hours?\n"
        "11s bot: Nine to five.\n19s customer: That's all, thanks.\n21s bot: Bye!",
    ),
)

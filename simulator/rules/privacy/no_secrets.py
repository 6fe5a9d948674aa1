"""Whether the bot asks for nothing that must not be said in a chat.

Source: house; extends guides ID, NL, FR, point 9.
"""

from simulator.detectors.unwanted import without
from simulator.rule import Audit, Breach, Rule, Severity
from simulator.text.act import Act
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages that ask for no card number, password, PIN or identity number.

    A warning never to send one is fine.
    """
    return without(transcript, Act.ASKS_SECRET, "Do not ask for it here: '{}'.")


RULE = Rule(
    code="P05",
    name="no-secrets",
    group="privacy",
    severity=Severity.ERROR,
    weight=3,
    why="A chat is read by many eyes; who asks for a password there teaches people to be cheated.",
    remedy="Send people to a page where they sign in.",
    audit=audit,
    reads_text=True,
    detectors=(Act.ASKS_SECRET,),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: Hello! Never send us your PIN or password.",),
    bad=("0s customer: Hi!\n2s bot: Please send me your full card number.",),
)

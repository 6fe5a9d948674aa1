"""Whether the bot answers in the customer's language.

Source: guides ID, NL, FR, point 3, extended.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.language import identify
from simulator.transcript import Exchange, Transcript, Turn

FEW_LETTERS = 20
"""A text of fewer letters does not tell; source: the catalogue."""
MARGIN = 0.9
"""How sure both have to be; source: the catalogue."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of answers in the language of the question, where both are sure.

    Short texts, and names, do not tell.
    """
    pairs = [
        (e, asked, said)
        for e in transcript.exchanges()
        if (asked := _asked(e)) and (said := _said(e))
    ]
    findings = [
        Finding(exchange.answer[0], f"Customer writes {asked}, bot answers {said}.", said)
        for exchange, asked, said in pairs
        if asked != said
    ]
    return shares(findings, len(pairs), "the texts are too short to tell their languages")


def _asked(exchange: Exchange) -> str:
    return _language_of(exchange.asked)


def _said(exchange: Exchange) -> str:
    return _language_of(exchange.answer)


def _language_of(turns: tuple[Turn, ...]) -> str:
    text = " ".join(turn.text for turn in turns)
    if sum(map(str.isalpha, text)) < FEW_LETTERS:
        return ""
    guess = identify(text)
    return guess.language if guess.known and guess.margin >= MARGIN else ""


RULE = Rule(
    code="C06",
    name="same-language",
    group="context",
    severity=Severity.WARNING,
    weight=2,
    why="An answer in another language says that the page is not for people like you.",
    remedy="Answer in the language that the customer writes.",
    audit=audit,
    detectors=("language",),
    breach=Breach.FOUND,
    good=(
        "0s customer: When does the shop open tomorrow morning?\n"
        "2s bot: The shop opens tomorrow morning at nine.",
        "0s customer: Quand est-ce que le magasin ouvre demain matin ?\n2s bot: Ok!\n"
        "3s bot: Le magasin ouvre demain matin à neuf heures.",
    ),
    bad=(
        "0s customer: Quand est-ce que le magasin ouvre demain matin ?\n"
        "2s bot: The shop opens tomorrow morning at nine.",
    ),
)

"""What a scenario expects of answers, and whether they mention it."""

from simulator.facts import Expectation
from simulator.text.similarity import mentions
from simulator.transcript import Exchange, Transcript


def matching(transcript: Transcript) -> list[tuple[Expectation, Exchange]]:
    """Return each expectation with the answered exchanges in which it was asked for."""
    return [
        (expectation, exchange)
        for expectation in transcript.facts.expects
        for exchange in transcript.exchanges()
        if exchange.answer and _asks(exchange, expectation)
    ]


def _asks(exchange: Exchange, expectation: Expectation) -> bool:
    wanted = expectation.asked.casefold()
    return any(wanted in turn.text.casefold() for turn in exchange.asked)


def is_met(expectation: Expectation, exchange: Exchange) -> bool:
    """Return whether the answer mentions one of the terms, or offers it to tap."""
    said = [part for turn in exchange.answer for part in (turn.text, *turn.quick_replies)]
    return any(mentions(text, term) for text in said for term in expectation.terms)

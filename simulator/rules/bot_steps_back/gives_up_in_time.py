"""Whether the bot that does not understand shows another way in time.

Source: guides ID, NL, FR, point 8; the number is house.
"""

from collections.abc import Iterator, Sequence

from simulator.detectors.way_out import is_way_out
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript, Turn

IN_A_ROW = Threshold("B02.in_a_row", 2, "fallbacks after which it is time to give up")
TURNS_LEFT = 1
"""The way out may also come in the turn after; house."""
_POLITE = {Act.GREET, Act.THANK, Act.WELCOME, Act.BYE, Act.CLOSING, Act.DONE}
"""Answers to these may be the same each time."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of runs of fallbacks that end at a way out."""
    exchanges = [e for e in transcript.exchanges() if e.asked and e.answer]
    runs = list(_runs(exchanges, transcript.house[IN_A_ROW]))
    if not runs:
        return not_applicable("the bot was never lost twice in a row")
    findings = tuple(
        Finding(run[-1].answer[-1], f"Not understood {len(run)} times in a row, and no way out.")
        for run, chance in runs
        if not any(is_way_out(turn) for exchange in chance for turn in exchange.answered)
    )
    return Audit(1 - len(findings) / len(runs), findings, len(runs))


def _runs(
    exchanges: Sequence[Exchange], many: int
) -> Iterator[tuple[list[Exchange], Sequence[Exchange]]]:
    """Yield each run of fallbacks, and the exchanges in which the way out may be shown."""
    first = 0
    for number in range(len(exchanges) + 1):
        if number < len(exchanges) and _is_fallback(exchanges, number):
            continue
        if number - first >= many:
            chance = exchanges[first : first + many + TURNS_LEFT]
            yield list(exchanges[first:number]), chance
        first = number + 1


def _is_fallback(exchanges: Sequence[Exchange], number: int) -> bool:
    exchange = exchanges[number]
    if any(Act.NOT_UNDERSTOOD in turn.acts for turn in exchange.answer):
        return True
    return number > 0 and _repeats(exchanges[number - 1], exchange)


def _repeats(before: Exchange, exchange: Exchange) -> bool:
    same = _texts(before.answer) == _texts(exchange.answer)
    differs = _texts(before.asked) != _texts(exchange.asked)
    polite = any(turn.acts & _POLITE for turn in (*before.asked, *exchange.asked))
    return same and differs and not polite and any(_texts(exchange.answer))


def _texts(turns: Sequence[Turn]) -> list[str]:
    return [" ".join(turn.text.casefold().split()) for turn in turns]


RULE = Rule(
    code="B02",
    name="gives-up-in-time",
    group="escalation",
    severity=Severity.ERROR,
    weight=5,
    why="A bot that does not understand and offers no way out keeps people prisoner.",
    detectors=(Act.NOT_UNDERSTOOD, Act.HANDOFF, Act.CONTACT),
    breach=Breach.MISSING,
    remedy="After the second misunderstanding offer a person, or a phone number, e-mail or page.",
    audit=audit,
    reads_text=True,
    thresholds=(IN_A_ROW,),
    good=(
        "0s customer: qwe\n2s bot: Sorry, I didn't get that.\n9s customer: asd\n"
        "11s bot: I still don't understand. Would you like to talk to a person?",
        "0s customer: qwe\n2s bot: Sorry, I didn't get that.\n9s customer: asd\n"
        "11s bot: Could you rephrase that?\n19s customer: yxc\n21s bot: Call us: 0800 123 4567.",
        "0s customer: qwe\n2s bot: I don't understand.\n9s customer: asd\n"
        "11s bot: I don't understand. [Prices|Talk to an agent]",
    ),
    bad=(
        "0s customer: qwe\n2s bot: Sorry, I didn't get that.\n9s customer: asd\n"
        "11s bot: I'm not sure what you mean.",
        "0s customer: Red shoes?\n2s bot: Choose one.\n9s customer: Opening hours?\n"
        "11s bot: Choose one.\n19s customer: Where is my parcel?\n21s bot: Choose one.",
        "0s customer: qwe\n2s bot: What do you mean?\n9s customer: asd\n11s bot: Say it again?\n"
        "19s customer: yxc\n21s bot: Please rephrase.\n29s customer: uio\n31s bot: Please rephrase",
    ),
)

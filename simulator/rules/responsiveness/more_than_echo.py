"""Whether something follows an automatic reply that says nothing.

Source: guides ID, NL, FR, point 2.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.detectors.emptiness import is_empty
from simulator.detectors.promise import deadline_in
from simulator.duration import spell_duration
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Kind, Speaker, Transcript, Turn

AT_MOST = Threshold(
    "R07.at_most", timedelta(hours=3), "until a real answer, where none is promised"
)


def audit(transcript: Transcript) -> Audit:
    """Score the share of empty replies that a real answer follows, in time.

    In time is when the reply has promised, else three hours later. A reply is empty if it only
    says that the message arrived, that nobody is there, or that an answer will come.
    """
    decided = [(turn, by) for turn, by in _empty(transcript) if _is_decided(transcript, turn, by)]
    findings = [
        Finding(
            turn, f"After the automatic reply nothing happened for {_silence(transcript, turn)}."
        )
        for turn, by in decided
        if not any(by >= t.at > turn.at for t in _real(transcript))
    ]
    return shares(findings, len(decided), "no reply was empty")


def _empty(transcript: Transcript) -> Iterator[tuple[Turn, timedelta]]:
    for exchange in transcript.exchanges():
        turn = _only_empty(transcript, exchange)
        if turn is not None:
            promised = deadline_in(transcript, turn)
            yield turn, promised or turn.at + transcript.house[AT_MOST]


def _only_empty(transcript: Transcript, exchange: Exchange) -> Turn | None:
    if not exchange.asked:
        return None
    automatic = transcript.by(Speaker.PAGE, Kind.SAID)
    replied = (t for t in automatic if any(_follows(t, asked.at) for asked in exchange.asked))
    said = exchange.answer or tuple(replied)
    return said[-1] if said and all(map(is_empty, said)) else None


def _follows(turn: Turn, after: timedelta) -> bool:
    return after <= turn.at <= after + timedelta(minutes=1)


def _real(transcript: Transcript) -> tuple[Turn, ...]:
    return transcript.once(_find_real)


def _find_real(transcript: Transcript) -> tuple[Turn, ...]:
    return tuple(turn for turn in transcript.turns if turn.answers and not is_empty(turn))


def _is_decided(transcript: Transcript, turn: Turn, by: timedelta) -> bool:
    if transcript.open_at(by) is False:
        return False
    return transcript.watched >= by or any(t.at > turn.at for t in _real(transcript))


def _silence(transcript: Transcript, turn: Turn) -> str:
    after = (t.at for t in _real(transcript) if t.at > turn.at)
    return spell_duration(next(after, transcript.watched) - turn.at)


RULE = Rule(
    code="R07",
    name="more-than-echo",
    group="waiting",
    severity=Severity.ERROR,
    weight=3,
    why="An automatic reply is a promise; alone it is an answering machine.",
    remedy="Let a real answer follow within the promised time, or within three hours.",
    audit=audit,
    reads_text=True,
    detectors=(Act.RECEIPT, Act.EXPECT),
    breach=Breach.FOUND,
    thresholds=(AT_MOST,),
    good=("0s customer: Prices?\n2s bot: We got your message.\n1h agent: From 5 EUR.",),
    bad=("0s customer: Prices?\n2s bot: We got your message.\n1d customer reads",),
)

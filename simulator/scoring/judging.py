"""Every rule is asked about every conversation, as the team has decided to judge it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.rule import Audit, Rule, failed, not_measured
from simulator.scoring.house import House
from simulator.text.language import tells_language
from simulator.text.reading import language_known
from simulator.transcript import Transcript


def audited(
    rules: Sequence[Rule], transcripts: Iterable[Transcript], house: House
) -> list[list[tuple[Transcript, Audit]]]:
    """Return what each rule says of each conversation, judged as ``house`` has decided.

    One conversation after the other: what its texts say is then still known to the next rule. A
    rule that fails says so in its audit.
    """
    conversations = [_Judged.of(transcript, house) for transcript in transcripts]
    found: list[list[tuple[Transcript, Audit]]] = [[] for _ in rules]
    alone = [(rule, said) for rule, said in zip(rules, found, strict=True) if rule.pooled is None]
    for one in conversations:
        for rule, said in alone:
            said.append((one.told, _audit(rule, one)))
    for rule, said in zip(rules, found, strict=True):
        if rule.pooled is not None:
            said.extend(
                zip((one.told for one in conversations), _pooled(rule, conversations), strict=True)
            )
    return found


@dataclass(frozen=True, slots=True)
class _Judged:
    """A conversation on its way to its audits.

    Attributes:
        told: As it was told; what is found refers to it.
        at_home: The same, with what the team has decided.
        is_read: Whether its language is one of ours.
    """

    told: Transcript
    at_home: Transcript
    is_read: bool

    @classmethod
    def of(cls, transcript: Transcript, house: House) -> "_Judged":
        """Return ``transcript``, to be judged as ``house`` has decided."""
        at_home = transcript if house == transcript.house else transcript.at_home(house)
        return cls(transcript, at_home, _language_known(transcript))


def _pooled(rule: Rule, conversations: Sequence[_Judged]) -> Sequence[Audit]:
    try:
        return rule.audits([one.at_home for one in conversations])
    except Exception as error:
        return [_failed(error)] * len(conversations)


def _audit(rule: Rule, one: _Judged) -> Audit:
    if rule.reads_text and not one.is_read:
        return not_measured("language not known")
    try:
        return rule.audit(one.at_home)
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> Audit:
    return failed(f"the rule failed: {type(error).__name__}: {error}")


def _language_known(transcript: Transcript) -> bool:
    """Whether the bot speaks a language of ours; where it says too little, go by both sides.

    A customer who writes nonsense, or another language, takes nothing from what the bot says.
    """
    bot = [turn.text for turn in transcript.replies()]
    both = [turn.text for turn in transcript.turns if turn.asks or turn.replies]
    return language_known(bot if tells_language(" ".join(bot)) else both)

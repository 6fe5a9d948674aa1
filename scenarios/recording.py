"""A conversation that was lived, written as a scenario that replays it.

What the customer and the staff did becomes steps, what the bot said becomes expectations. Time is
exact where somebody acted, and left to the expectation where the bot answered soon: it waits.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from scenarios.keywords import AND, keyword, structure
from scenarios.step import GIVEN, THEN, WHEN
from scenarios.steps.answers import PATIENCE
from scenarios.vocabulary import FIELD, vocabulary
from simulator.transcript import Kind, Speaker, Transcript, Turn

UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))
GET_STARTED = "Get Started"
_ATTACHED = re.compile(r"\((image|video|audio|file|sticker|location)\)")
_SENT = {
    "image": "sends-picture-to-page",
    "video": "sends-video-to-page",
    "audio": "sends-voice-to-page",
    "sticker": "sends-sticker",
    "location": "sends-location",
}
_RECEIVED = {
    "image": "sends-picture",
    "video": "sends-video",
    "audio": "sends-voice",
    "file": "sends-file",
}
_DEEDS = {
    Kind.OPENED: "opens-thread",
    Kind.READ: "reads",
    Kind.BLOCKED: "blocks",
    Kind.UNBLOCKED: "unblocks",
}
Line = tuple[str, str, str]
"""A kind of keyword, a sentence, and the text below it."""


def feature_of(transcripts: Iterable[Transcript], name: str, language: str = "en") -> str:
    """Return a feature with a scenario for each conversation."""
    head = [] if language == "en" else [f"# language: {language}"]
    lines = [*head, f"{structure('feature', language)}: {name}"]
    for number, transcript in enumerate(transcripts, start=1):
        lines += ["", *_Recorder(transcript, language).lines(number)]
    return "\n".join(lines) + "\n"


class _Recorder:
    """Writes one conversation down."""

    def __init__(self, transcript: Transcript, language: str) -> None:
        self._transcript = transcript
        self._language = language
        self._name = _called(transcript)
        self._now = timedelta()

    def lines(self, number: int) -> Iterator[str]:
        """Return the scenario, line by line."""
        start = self._transcript.start
        yield f"  @as-of:{start:%Y-%m-%dT%H:%M:%S}"
        yield f"  {structure('scenario', self._language)}: {number}. {self._transcript.customer}"
        before = ""
        for kind, sentence, below in self._steps():
            word = AND if kind == before else kind
            yield f"    {keyword(word, self._language)} {sentence}"
            if below:
                yield from (
                    '      """',
                    *(f"      {row}" for row in below.split("\n")),
                    '      """',
                )
            before = kind

    def _steps(self) -> Iterator[Line]:
        facts = self._transcript.facts
        locale = facts.locale or "en_US"
        yield GIVEN, self._say("a-named-customer-from", name=self._name, locale=locale), ""
        refused = 0
        for turn in self._transcript.turns:
            steps = list(self._of(turn))
            refused += turn.kind is Kind.REFUSED
            if steps:
                yield from self._passing(turn)
                yield from steps
        if refused:
            yield THEN, self._say("refused-count", count=refused), ""

    def _passing(self, turn: Turn) -> Iterator[Line]:
        """Let time pass until a turn; what the bot says soon is waited for by the step itself."""
        gap = turn.at - self._now
        self._now = turn.at
        if gap and not (turn.replies and gap <= PATIENCE):
            yield WHEN, self._say("time-passes", wait=gap), ""

    def _of(self, turn: Turn) -> Iterator[Line]:
        match turn.speaker:
            case Speaker.CUSTOMER:
                yield from self._of_customer(turn)
            case Speaker.BOT if turn.replies:
                yield from self._of_bot(turn)
            case Speaker.AGENT if turn.kind is Kind.SAID:
                yield WHEN, self._say("staff-says", text=_on_one_line(turn.text)), ""
            case Speaker.AGENT if turn.kind is Kind.TOOK:
                yield WHEN, self._say("staff-take"), ""
            case Speaker.AGENT if turn.kind is Kind.PASSED:
                yield WHEN, self._say("staff-hand-back"), ""

    def _of_customer(self, turn: Turn) -> Iterator[Line]:
        match turn.kind:
            case Kind.SAID:
                yield self._said(turn.text)
            case Kind.TAPPED:
                yield WHEN, self._say("taps", title=turn.text), ""
            case Kind.PRESSED:
                yield WHEN, self._pressed(turn), ""
            case Kind.ARRIVED:
                yield WHEN, self._arrived(turn.text), ""
            case Kind.REACTED:
                yield WHEN, self._reacted(turn.text), ""
            case kind if kind in _DEEDS:
                yield WHEN, self._say(_DEEDS[kind]), ""

    def _said(self, text: str) -> Line:
        sent = _ATTACHED.fullmatch(text)
        if sent is None:
            return self._with_text(WHEN, "says", "says-below", text)
        return WHEN, self._say(_SENT.get(sent[1], "sends-picture-to-page")), ""

    def _reacted(self, emoji: str) -> str:
        return self._say("reacts", emoji=emoji) if emoji else self._say("unreacts")

    def _of_bot(self, turn: Turn) -> Iterator[Line]:
        sent = _ATTACHED.fullmatch(turn.text)
        if turn.template:
            yield THEN, self._say("sends-template", kind=turn.template), ""
            return
        if sent is not None:
            yield THEN, self._say(_RECEIVED.get(sent[1], "sends-picture")), ""
        else:
            yield self._with_text(THEN, "says-next", "says-next-below", turn.text)
        if turn.quick_replies and not any('"' in title for title in turn.quick_replies):
            titles = self._listed(turn.quick_replies)
            yield THEN, self._say("offers", titles=titles), ""

    def _pressed(self, turn: Turn) -> str:
        facts = self._transcript.facts
        if turn.text == GET_STARTED:
            return self._say("presses-get-started")
        if turn.text in facts.ice_breakers:
            return self._say("presses-ice-breaker", question=turn.text)
        shown = {
            t for one in self._transcript.turns if one.at <= turn.at for t in one.quick_replies
        }
        if turn.text in facts.menu and turn.text not in shown:
            return self._say("presses-menu", title=turn.text)
        return self._say("presses-button", title=turn.text)

    def _arrived(self, about: str) -> str:
        if about.isdigit():
            return self._say("arrives-from-ad", ad_id=about)
        return self._say("arrives-by-link", ref=about) if about else self._say("arrives-by-link")

    def _with_text(self, kind: str, inline: str, below: str, text: str) -> Line:
        if '"' in text or "\n" in text or text != text.strip() or not text:
            return kind, self._say(below), text
        return kind, self._say(inline, text=text), ""

    def _say(self, phrase: str, **values: object) -> str:
        """Return the first sentence of a phrase that has just these fields, filled.

        Of one thing the last speaks, which is in the singular where there is one.
        """
        known = {**values, "who": self._name}
        spoken = vocabulary(self._language).sentences
        for sentence in reversed(spoken) if values.get("count") == 1 else spoken:
            fields = {field[1] for field in FIELD.finditer(sentence.text)}
            if sentence.phrase == phrase and fields - {"who"} == values.keys():
                return FIELD.sub(lambda field: self._written(known[field[1]]), sentence.text)
        raise KeyError(phrase)

    def _written(self, value: object) -> str:
        return self._waited(value) if isinstance(value, timedelta) else str(value)

    def _waited(self, wait: timedelta) -> str:
        words = vocabulary(self._language).words.table
        rest, parts = wait, []
        for unit, seconds in UNITS:
            number, rest = divmod(rest, timedelta(seconds=seconds))
            if number:
                parts.append(f"{number} {_form(words[unit], number)}")
        if rest or not parts:
            number_of = f"{rest.total_seconds():f}".rstrip("0").rstrip(".")
            parts.append(f"{number_of} {_form(words['second'], float(number_of))}")
        return self._joined(parts)

    def _listed(self, titles: Iterable[str]) -> str:
        return self._joined([f'"{title}"' for title in titles])

    def _joined(self, parts: list[str]) -> str:
        word = vocabulary(self._language).words.table["and"][0]
        return f" {word} ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)


def _form(forms: tuple[str, ...], number: float) -> str:
    return forms[0] if number == 1 else forms[min(1, len(forms) - 1)]


def _called(transcript: Transcript) -> str:
    """Return the person's first name as a step can say it, capitalised."""
    name = transcript.facts.first_name or transcript.customer.split(" ")[0] or "Customer"
    return name[0].upper() + name[1:]


def _on_one_line(text: str) -> str:
    return " ".join(text.replace('"', "'").split())

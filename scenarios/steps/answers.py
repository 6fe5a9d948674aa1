"""What the bot says, and how soon."""

import re
from collections.abc import Iterable
from datetime import timedelta

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from fake_graph.journal import (
    Action,
    ActionSent,
    MessageReceived,
    MessageSent,
    PostbackReceived,
)
from scenarios.difference import difference, nearest_to
from scenarios.stage import Stage
from scenarios.step import Unmet, then
from scenarios.vocabulary import phrase
from simulator.duration import render_duration, spell_duration
from simulator.errors import BadInput, NeedsSimulatedClock
from simulator.people.conversation import LULL
from simulator.text.language import FEW_LETTERS, LANGUAGES, language_of, tells_language

PATIENCE = timedelta(seconds=30)
"""How long a step waits for the next message: Meta asks bots to answer within 30 seconds.

Source: https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
"""
ALIKE = 80
"""Percent of likeness from which on a message is like another."""
_LANGUAGE = re.compile(r"([a-z]{2})(?:[_-][A-Z]{2})?")
NOBODY_ASKED = "nobody has asked the bot anything yet"


@then(phrase("answers-within"))
def answers_within(stage: Stage, wait: timedelta) -> None:
    """Expect a message within ``wait`` of the customer's last action; time passes until then."""
    customer = stage.person(None)
    transcript = stage.world.transcript(customer)
    asked = transcript.asked()
    if not asked:
        raise BadInput(NOBODY_ASKED)
    clock = stage.world.clock
    deadline = transcript.when(asked[-1]) + wait
    known = _answers_since_asked(stage)
    if not known and clock.now() <= deadline:
        clock.advance_until(lambda: bool(_answers_since_asked(stage)), deadline - clock.now())
        known = _answers_since_asked(stage)
    assert known, f"the bot has not answered {asked[-1].text!r} within {render_duration(wait)}"
    took = known[0].at - transcript.when(asked[-1])
    assert took <= wait, (
        f"the bot took {render_duration(took)}, not {render_duration(wait)} at most"
    )


def _answers_since_asked(stage: Stage) -> tuple[MessageSent, ...]:
    customer = stage.person(None)
    transcript = stage.world.transcript(customer)
    if not transcript.asked():
        raise BadInput(NOBODY_ASKED)
    last = transcript.asked()[-1]
    asked = transcript.when(last)
    position = next(at for at, turn in enumerate(transcript.turns) if turn is last)
    answers = sum(turn.replies for turn in transcript.turns[position:])
    return tuple(m for m in customer.bot_messages() if m.at >= asked)[-answers:] if answers else ()


@then(phrase("says-next"))
def says_next(stage: Stage, text: str) -> None:
    """Expect the next message to be ``text``; time passes until it is there."""
    message = next_message(stage)
    if message.text != text:
        raise Unmet(_another_text(stage, text, message.text))


def _another_text(stage: Stage, expected: str, actual: str) -> str:
    """Return what is told of a message that is another than was expected."""
    lines = [f"the bot said {actual!r}, not {expected!r}", difference(expected, actual)]
    near = nearest_to(expected, _texts(stage))
    if near and near != actual:
        lines.append(f"  nearest:  {near}")
    return "\n".join(filter(None, lines))


@then(phrase("says-next-containing"))
def says_next_containing(stage: Stage, text: str) -> None:
    """Expect the next message to contain ``text``, in upper or lower case."""
    message = next_message(stage)
    assert text.casefold() in message.text.casefold(), (
        f"the bot said {message.text!r}, which does not contain {text!r}"
    )


@then(phrase("says-next-matching"))
def says_next_matching(stage: Stage, pattern: str) -> None:
    """Expect the next message to match a regular expression somewhere."""
    message = next_message(stage)
    found = _search(pattern, message.text)
    assert found, f"the bot said {message.text!r}, which does not match {pattern!r}"


def _search(pattern: str, text: str) -> re.Match[str] | None:
    try:
        return re.search(pattern, text)
    except re.error as error:
        raise BadInput(f"no pattern {pattern!r}: {error}") from None


def next_message(stage: Stage) -> MessageSent:
    """Return the next message; time passes until it is there.

    Raises:
        AssertionError: none comes.
    """
    message = stage.next_message(PATIENCE)
    assert message is not None, f"the bot said nothing for {spell_duration(PATIENCE)}"
    return message


@then(phrase("answers"))
def answers(stage: Stage) -> None:
    """Expect an answer to the customer's last action; time passes until it is there."""
    answers_within(stage, PATIENCE)


@then(phrase("answers-in-language"))
def answers_in_language(stage: Stage, language: str) -> None:
    """Expect the bot's answers to be in a language, told by its code or the code of a locale."""
    wanted = _language_called(language)
    texts = [message.text for message in _answers_since_asked(stage) if message.text]
    assert texts, "the bot has not answered in words"
    if not tells_language("\n".join(texts)):
        raise BadInput(f"{FEW_LETTERS} letters tell a language; the bot said {listed(texts)}")
    found = language_of(texts)
    assert found == wanted, (
        f"the bot answered in {found or 'an unknown language'}, not in {language}: {texts[-1]!r}"
    )


def _language_called(text: str) -> str:
    code = _LANGUAGE.fullmatch(text)
    if code is None or code[1] not in LANGUAGES:
        raise BadInput(f"no language {text!r}; write one of {', '.join(LANGUAGES)}, or e.g. id_ID")
    return code[1]


@then(phrase("says-next-below"))
def says_next_below(stage: Stage, docstring: str) -> None:
    """Expect the next message to be what stands below the sentence."""
    says_next(stage, docstring)


@then(phrase("says-next-like"))
def says_next_like(stage: Stage, text: str) -> None:
    """Expect the next message to be nearly ``text``."""
    message = next_message(stage)
    share = _likeness(message.text, text)
    assert share >= ALIKE, (
        f"the bot said {message.text!r}, which is {share:.0f} % like {text!r}, below {ALIKE} %"
    )


@then(phrase("says-next-one-of"))
def says_next_one_of(stage: Stage, texts: tuple[str, ...]) -> None:
    """Expect the next message to be one of some texts."""
    message = next_message(stage)
    assert message.text in texts, f"the bot said {message.text!r}, none of {listed(texts)}"


@then(phrase("says-in-order"))
def says_in_order(stage: Stage, texts: tuple[str, ...]) -> None:
    """Expect the next messages to be these texts, in this order."""
    for text in texts:
        says_next(stage, text)


@then(phrase("says-in-any-order"))
def says_in_any_order(stage: Stage, texts: tuple[str, ...]) -> None:
    """Expect the next messages to be these texts, in whatever order."""
    said = tuple(next_message(stage).text for _ in texts)
    assert sorted(said) == sorted(texts), f"the bot said {listed(said)}, not {listed(texts)}"


@then(phrase("may-say"))
def may_say(stage: Stage, text: str) -> None:
    """Pass over the next message if it is ``text``; time passes for no longer than a lull."""
    stage.world.clock.advance_until(lambda: bool(stage.unheard()), LULL)
    news = stage.unheard()
    if news and news[0].text == text:
        stage.next_message(LULL)


@then(phrase("has-said"))
def has_said(stage: Stage, text: str) -> None:
    """Expect any message so far to be ``text``."""
    said = _texts(stage)
    near = nearest_to(text, said)
    told = f"the bot has not said {text!r}; it said {listed(said)}"
    if text not in said:
        raise Unmet(f"{told}\n{difference(text, near)}" if near else told)


@then(phrase("has-not-said"))
def has_not_said(stage: Stage, text: str) -> None:
    """Expect no message so far to be ``text``."""
    assert text not in _texts(stage), f"the bot has said {text!r}"


@then(phrase("has-said-containing"))
def has_said_containing(stage: Stage, text: str) -> None:
    """Expect any message so far to contain ``text``, in upper or lower case."""
    said = _texts(stage)
    assert any(text.casefold() in one.casefold() for one in said), (
        f"the bot has said nothing that contains {text!r}; it said {listed(said)}"
    )


@then(phrase("has-not-said-containing"))
def has_not_said_containing(stage: Stage, text: str) -> None:
    """Expect no message so far to contain ``text``, in upper or lower case."""
    found = [one for one in _texts(stage) if text.casefold() in one.casefold()]
    assert not found, f"the bot has said {found[0]!r}, which contains {text!r}"


@then(phrase("has-said-matching"))
def has_said_matching(stage: Stage, pattern: str) -> None:
    """Expect any message so far to match a regular expression somewhere."""
    said = _texts(stage)
    assert any(_search(pattern, one) for one in said), (
        f"the bot has said nothing that matches {pattern!r}; it said {listed(said)}"
    )


@then(phrase("has-said-like"))
def has_said_like(stage: Stage, text: str) -> None:
    """Expect any message so far to be nearly ``text``."""
    said = _texts(stage)
    nearest = max(said, key=lambda one: _likeness(one, text), default="")
    share = _likeness(nearest, text)
    assert share >= ALIKE, (
        f"the bot has said nothing like {text!r}; nearest, at {share:.0f} %, is {nearest!r}"
    )


@then(phrase("has-said-count"))
def has_said_count(stage: Stage, count: int) -> None:
    """Expect so many messages since the customer's last action, no more and no fewer."""
    found = tuple(message.text for message in _answers_since_asked(stage))
    assert len(found) == count, f"the bot has sent {len(found)} messages: {listed(found)}"


@then(phrase("says-at-most"))
def says_at_most(stage: Stage, count: int) -> None:
    """Expect no more messages than that since the customer's last action."""
    found = tuple(message.text for message in _answers_since_asked(stage))
    assert len(found) <= count, f"the bot has sent {len(found)} messages: {listed(found)}"


def _likeness(one: str, other: str) -> float:
    words, others = default_process(one), default_process(other)
    return fuzz.ratio(words, others) if words and others else fuzz.ratio(one, other)


def _texts(stage: Stage) -> tuple[str, ...]:
    return tuple(message.text for message in stage.person(None).bot_messages())


def listed(texts: Iterable[str]) -> str:
    """Return some texts for a message to the author."""
    return ", ".join(map(repr, texts)) or "nothing"


@then(phrase("stays-silent"))
def stays_silent(stage: Stage, wait: timedelta) -> None:
    """Expect nothing more for ``wait`` from now; time passes.

    Raises:
        NeedsSimulatedClock: the bot's own timers are not under control.
    """
    world = stage.world
    if not world.clock.simulated:
        silence = f"the bot stays silent for {spell_duration(wait)}"
        raise NeedsSimulatedClock(silence, world.clock.why_not)
    stage.skip_to_now()
    began = world.clock.now()
    spoke = world.clock.advance_until(lambda: bool(stage.unheard()), wait)
    assert not spoke, (
        f"the bot said {stage.unheard()[0].text!r} "
        f"after {spell_duration(world.clock.now() - began)}"
    )


@then(phrase("shows-typing"))
def shows_typing(stage: Stage) -> None:
    """Expect the bot to have shown the typing indicator."""
    entries = stage.world.graph.journal.of(stage.person(None).psid)
    assert any(isinstance(e, ActionSent) and e.action is Action.TYPING_ON for e in entries), (
        "the bot has not shown that it types"
    )


@then(phrase("has-seen"))
def has_seen(stage: Stage) -> None:
    """Expect the bot to have marked the customer's newest message as seen."""
    is_seen = False
    for entry in stage.world.graph.journal.of(stage.person(None).psid):
        if isinstance(entry, MessageReceived | PostbackReceived):
            is_seen = False
        elif isinstance(entry, ActionSent) and entry.action is Action.MARK_SEEN:
            is_seen = True
    assert is_seen, "the bot has not marked the message as seen"

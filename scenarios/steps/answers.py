"""What the bot says, and how soon."""

import re
from datetime import timedelta

from fake_graph.journal import Action, ActionSent, MessageSent
from scenarios.stage import Stage
from scenarios.step import then
from scenarios.vocabulary import phrase
from simulator.duration import render_duration, spell_duration
from simulator.errors import BadInput, NeedsSimulatedClock

PATIENCE = timedelta(seconds=30)
"""How long a step waits for the next message: Meta asks bots to answer within 30 seconds.

Source: https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
"""


@then(phrase("answers-within"))
def answers_within(stage: Stage, wait: timedelta) -> None:
    """Expect a message within ``wait`` of the customer's last action; time passes until then."""
    customer = stage.person(None)
    transcript = stage.world.transcript(customer)
    asked = transcript.asked()
    if not asked:
        raise BadInput("nobody has asked the bot anything yet")
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
    asked = transcript.when(transcript.asked()[-1])
    position = transcript.turns.index(transcript.asked()[-1])
    answers = sum(turn.replies for turn in transcript.turns[position:])
    return tuple(m for m in customer.bot_messages() if m.at >= asked)[-answers:] if answers else ()


@then(phrase("says-next"))
def says_next(stage: Stage, text: str) -> None:
    """Expect the next message to be ``text``; time passes until it is there."""
    message = _next(stage)
    assert message.text == text, f"the bot said {message.text!r}, not {text!r}"


@then(phrase("says-next-containing"))
def says_next_containing(stage: Stage, text: str) -> None:
    """Expect the next message to contain ``text``, in upper or lower case."""
    message = _next(stage)
    assert text.casefold() in message.text.casefold(), (
        f"the bot said {message.text!r}, which does not contain {text!r}"
    )


@then(phrase("says-next-matching"))
def says_next_matching(stage: Stage, pattern: str) -> None:
    """Expect the next message to match a regular expression somewhere."""
    message = _next(stage)
    try:
        found = re.search(pattern, message.text)
    except re.error as error:
        raise BadInput(f"no pattern {pattern!r}: {error}") from None
    assert found, f"the bot said {message.text!r}, which does not match {pattern!r}"


def _next(stage: Stage) -> MessageSent:
    message = stage.next_message(PATIENCE)
    assert message is not None, f"the bot said nothing for {spell_duration(PATIENCE)}"
    return message


@then(phrase("has-said"))
def has_said(stage: Stage, text: str) -> None:
    """Expect any message so far to be ``text``."""
    said = _texts(stage)
    assert text in said, f"the bot has not said {text!r}; it said {_listed(said)}"


@then(phrase("has-not-said"))
def has_not_said(stage: Stage, text: str) -> None:
    """Expect no message so far to be ``text``."""
    assert text not in _texts(stage), f"the bot has said {text!r}"


@then(phrase("has-said-containing"))
def has_said_containing(stage: Stage, text: str) -> None:
    """Expect any message so far to contain ``text``, in upper or lower case."""
    said = _texts(stage)
    assert any(text.casefold() in one.casefold() for one in said), (
        f"the bot has said nothing that contains {text!r}; it said {_listed(said)}"
    )


def _texts(stage: Stage) -> tuple[str, ...]:
    return tuple(message.text for message in stage.person(None).bot_messages())


def _listed(texts: tuple[str, ...]) -> str:
    return ", ".join(map(repr, texts)) or "nothing"


@then(phrase("offers"))
def offers(stage: Stage, titles: tuple[str, ...]) -> None:
    """Expect these quick replies to be shown, in this order."""
    shown = stage.world.graph.quick_replies_shown(stage.person(None).psid)
    found = tuple(reply.title for reply in shown)
    assert found == titles, f"the bot offers {_listed(found)}, not {_listed(titles)}"


@then(phrase("shows-button"))
def shows_button(stage: Stage, title: str) -> None:
    """Expect a button called ``title`` to be in sight, under whichever message."""
    shown = stage.world.graph.buttons_shown(stage.person(None).psid)
    titles = tuple(button.title for button in shown)
    assert title in titles, f"the bot shows no button {title!r}; it shows {_listed(titles)}"


@then(phrase("sends-picture"))
def sends_picture(stage: Stage) -> None:
    """Expect the next message to be a picture; time passes until it is there."""
    message = _next(stage)
    kinds = tuple(attached.type for attached in message.attachments)
    said = f"an attachment of the type {kinds[0]!r}" if kinds else repr(message.text)
    assert "image" in kinds, f"the bot sent no picture but {said}"


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

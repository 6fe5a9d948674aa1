"""What the customer sees beside texts: what can be tapped, cards, files, the page's profile."""

from fake_graph.journal import Attached, Button, Card, MessageSent, QuickReply
from scenarios.stage import Stage
from scenarios.step import then
from scenarios.steps.answers import listed, next_message
from scenarios.vocabulary import phrase
from simulator.people.customer import Customer


@then(phrase("offers"))
def offers(stage: Stage, titles: tuple[str, ...]) -> None:
    """Expect these quick replies to be shown, in this order."""
    found = tuple(reply.title for reply in _quick_replies(stage))
    assert found == titles, f"the bot offers {listed(found)}, not {listed(titles)}"


@then(phrase("offers-among-others"))
def offers_among_others(stage: Stage, titles: tuple[str, ...]) -> None:
    """Expect these quick replies to be shown, beside any others."""
    found = tuple(reply.title for reply in _quick_replies(stage))
    missing = tuple(title for title in titles if title not in found)
    assert not missing, f"the bot offers {listed(found)}, but not {listed(missing)}"


@then(phrase("offers-none"))
def offers_none(stage: Stage) -> None:
    """Expect no quick replies to be shown."""
    found = tuple(reply.title for reply in _quick_replies(stage))
    assert not found, f"the bot offers {listed(found)}"


@then(phrase("quick-reply-carries"))
def quick_reply_carries(stage: Stage, title: str, payload: str) -> None:
    """Expect a quick reply that is shown to have this payload."""
    shown = {reply.title: reply.payload for reply in _quick_replies(stage)}
    assert title in shown, f"the bot offers no quick reply {title!r}; it offers {listed(shown)}"
    assert shown[title] == payload, f"the payload of {title!r} is {shown[title]!r}, not {payload!r}"


def _quick_replies(stage: Stage) -> tuple[QuickReply, ...]:
    return stage.world.graph.quick_replies_shown(stage.person(None).psid)


@then(phrase("shows-button"))
def shows_button(stage: Stage, title: str) -> None:
    """Expect a button called ``title`` to be in sight, under whichever message."""
    _button(stage, title)


@then(phrase("shows-buttons"))
def shows_buttons(stage: Stage, titles: tuple[str, ...]) -> None:
    """Expect the newest message that has buttons to have these, in this order."""
    found: tuple[str, ...] = ()
    for message in stage.person(None).bot_messages():
        buttons = (b for attached in message.attachments for b in attached.all_buttons())
        found = tuple(button.title for button in buttons) or found
    assert found == titles, f"the bot shows the buttons {listed(found)}, not {listed(titles)}"


@then(phrase("button-carries"))
def button_carries(stage: Stage, title: str, payload: str) -> None:
    """Expect the newest button of that title to have this payload."""
    found = _button(stage, title).payload
    assert found == payload, f"the payload of {title!r} is {found!r}, not {payload!r}"


@then(phrase("button-leads"))
def button_leads(stage: Stage, title: str, url: str) -> None:
    """Expect the newest button of that title to lead there."""
    found = _button(stage, title).url
    assert found == url, f"the button {title!r} leads to {found!r}, not to {url!r}"


def _button(stage: Stage, title: str) -> Button:
    shown = stage.world.graph.buttons_shown(stage.person(None).psid)
    button = next((button for button in shown if button.title == title), None)
    titles = dict.fromkeys(button.title for button in shown)
    assert button is not None, f"the bot shows no button {title!r}; it shows {listed(titles)}"
    return button


@then(phrase("shows-card"))
def shows_card(stage: Stage, title: str) -> None:
    """Expect a card of that title in any message so far."""
    _card(stage, title)


@then(phrase("shows-cards"))
def shows_cards(stage: Stage, titles: tuple[str, ...]) -> None:
    """Expect the newest message that has cards to have these, in this order."""
    found: tuple[str, ...] = ()
    for message in stage.person(None).bot_messages():
        found = tuple(card.title for card in _cards(message)) or found
    assert found == titles, f"the bot shows the cards {listed(found)}, not {listed(titles)}"


@then(phrase("card-has-button"))
def card_has_button(stage: Stage, title: str, button: str) -> None:
    """Expect the newest card of that title to have a button of that title."""
    found = tuple(one.title for one in _card(stage, title).buttons)
    assert button in found, f"the card {title!r} has {listed(found)}, but no button {button!r}"


def _card(stage: Stage, title: str) -> Card:
    cards = [card for m in stage.person(None).bot_messages() for card in _cards(m)]
    found = [card for card in cards if card.title == title]
    titles = dict.fromkeys(card.title for card in cards)
    assert found, f"the bot has shown no card {title!r}; it has shown {listed(titles)}"
    return found[-1]


def _cards(message: MessageSent) -> tuple[Card, ...]:
    return tuple(card for attached in message.attachments for card in attached.cards)


@then(phrase("sends-template"))
def sends_template(stage: Stage, kind: str) -> None:
    """Expect the next message to be a template of that type; time passes until it is there."""
    message = next_message(stage)
    found = [attached.template for attached in message.attachments if attached.template]
    assert kind in found, f"the bot sent no template {kind!r} but {_told(message)}"


@then(phrase("sends-picture"))
def sends_picture(stage: Stage) -> None:
    """Expect the next message to be a picture; time passes until it is there."""
    _expect(stage, "image", "picture")


@then(phrase("sends-video"))
def sends_video(stage: Stage) -> None:
    """Expect the next message to be a video; time passes until it is there."""
    _expect(stage, "video", "video")


@then(phrase("sends-voice"))
def sends_voice(stage: Stage) -> None:
    """Expect the next message to be a voice message; time passes until it is there."""
    _expect(stage, "audio", "voice message")


@then(phrase("sends-file"))
def sends_file(stage: Stage) -> None:
    """Expect the next message to be a file; time passes until it is there."""
    _expect(stage, "file", "file")


def _expect(stage: Stage, kind: str, name: str) -> None:
    message = next_message(stage)
    kinds = [attached.type for attached in message.attachments]
    assert kind in kinds, f"the bot sent no {name} but {_told(message)}"


def _told(message: MessageSent) -> str:
    return _kind(message.attachments[0]) if message.attachments else repr(message.text)


def _kind(attached: Attached) -> str:
    if attached.template is not None:
        return f"a template of the type {attached.template!r}"
    return f"an attachment of the type {attached.type!r}"


# The page's profile ---------------------------------------------------------------------------


@then(phrase("thread-greets"))
def thread_greets(stage: Stage, who: str | None, text: str) -> None:
    """Expect the thread to open with a greeting text."""
    shown = stage.person(who).open_thread()
    assert shown == text, f"the greeting says {shown!r}, not {text!r}"


@then(phrase("sees-menu"))
def sees_menu(stage: Stage, who: str | None, titles: tuple[str, ...]) -> None:
    """Expect the persistent menu to have these items, in this order."""
    found = stage.world.facts(stage.person(who)).menu
    assert found == titles, f"the menu has {listed(found)}, not {listed(titles)}"


@then(phrase("sees-questions"))
def sees_questions(stage: Stage, who: str | None, questions: tuple[str, ...]) -> None:
    """Expect the thread to offer these questions, in this order; only an empty one offers any."""
    found = _questions(stage, stage.person(who))
    assert found == questions, f"the page offers {listed(found)}, not {listed(questions)}"


@then(phrase("sees-get-started"))
def sees_get_started(stage: Stage, who: str | None) -> None:
    """Expect the thread to show a Get Started button: it is empty, and offers no questions."""
    customer = stage.person(who)
    graph = stage.world.graph
    assert graph.page.profile.get_started is not None, "the page has no Get Started button"
    assert graph.thread_of(customer.psid).is_empty, (
        "the thread has messages, and only an empty one shows Get Started"
    )
    questions = _questions(stage, customer)
    assert not questions, f"instead of Get Started the thread offers {listed(questions)}"


def _questions(stage: Stage, customer: Customer) -> tuple[str, ...]:
    """Return the questions that a person sees now."""
    is_empty = stage.world.graph.thread_of(customer.psid).is_empty
    return stage.world.facts(customer).ice_breakers if is_empty else ()

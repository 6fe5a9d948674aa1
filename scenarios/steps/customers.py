"""Customers appear and act."""

from scenarios.stage import Stage
from scenarios.step import given, when
from scenarios.vocabulary import phrase
from simulator.personas import find_persona


@given(phrase("a-customer"))
def a_customer(stage: Stage) -> None:
    """Have a person appear whose name is up to chance."""
    stage.enter(stage.world.customer())


@given(phrase("a-named-customer"))
def a_named_customer(stage: Stage, name: str) -> None:
    """Have a person called ``name`` appear."""
    stage.enter(stage.world.customer(name))


@given(phrase("a-customer-from"))
def a_customer_from(stage: Stage, locale: str) -> None:
    """Have a person with the name and profile of ``locale`` appear."""
    stage.enter(stage.world.customer(locale=locale))


@given(phrase("a-named-customer-from"))
def a_named_customer_from(stage: Stage, name: str, locale: str) -> None:
    """Have a person called ``name`` with the profile of ``locale`` appear."""
    stage.enter(stage.world.customer(name, locale))


@when(phrase("says"))
def says(stage: Stage, who: str | None, text: str) -> None:
    """Write to the page."""
    stage.person(who).say(text)


@when(phrase("taps"))
def taps(stage: Stage, who: str | None, title: str) -> None:
    """Tap a quick reply that is shown."""
    stage.person(who).tap(title)


@when(phrase("presses-get-started"))
def presses_get_started(stage: Stage, who: str | None) -> None:
    """Press Get Started in an empty thread."""
    stage.person(who).press_get_started()


@when(phrase("presses-menu"))
def presses_menu(stage: Stage, who: str | None, title: str) -> None:
    """Press an item of the persistent menu."""
    stage.person(who).press_menu(title)


@when(phrase("presses-button"))
def presses_button(stage: Stage, who: str | None, title: str) -> None:
    """Press a button under a message."""
    stage.person(who).press_button(title)


@when(phrase("presses-ice-breaker"))
def presses_ice_breaker(stage: Stage, who: str | None, question: str) -> None:
    """Press one of the questions that an empty thread offers."""
    stage.person(who).press_ice_breaker(question)


@when(phrase("sends-picture-to-page"))
def sends_picture(stage: Stage, who: str | None) -> None:
    """Send a picture to the page."""
    stage.person(who).send_picture()


@when(phrase("sends-thumbs-up"))
def sends_thumbs_up(stage: Stage, who: str | None) -> None:
    """Press the like button."""
    stage.person(who).send_thumbs_up()


@when(phrase("reacts"))
def reacts(stage: Stage, who: str | None, emoji: str) -> None:
    """React to the page's newest message."""
    stage.person(who).react(emoji)


@when(phrase("unsends"))
def unsends(stage: Stage, who: str | None) -> None:
    """Take the own newest message back."""
    stage.person(who).unsend()


@when(phrase("edits"))
def edits(stage: Stage, who: str | None, text: str) -> None:
    """Change the words of the own newest message."""
    stage.person(who).edit(text)


@when(phrase("arrives-by-link"))
def arrives_by_link(stage: Stage, who: str | None, ref: str) -> None:
    """Follow the page's link with a ref."""
    stage.person(who).follow_link(ref)


@when(phrase("arrives-from-ad"))
def arrives_from_ad(stage: Stage, who: str | None, ad_id: str) -> None:
    """Click an ad that opens the thread."""
    stage.person(who).click_ad(ad_id)


@when(phrase("opens-thread"))
def opens_thread(stage: Stage, who: str | None) -> None:
    """Open the thread without writing."""
    stage.person(who).open_thread()


@when(phrase("reads"))
def reads(stage: Stage, who: str | None) -> None:
    """Read everything that has arrived."""
    stage.person(who).read()


@when(phrase("blocks"))
def blocks(stage: Stage, who: str | None) -> None:
    """Block the page."""
    stage.person(who).block()


@when(phrase("unblocks"))
def unblocks(stage: Stage, who: str | None) -> None:
    """Let the page write again."""
    stage.person(who).unblock()


@when(phrase("talks-as"))
def talks_as(stage: Stage, who: str | None, persona: str) -> None:
    """Have a whole conversation the way a persona does."""
    customer = stage.person(who)
    fake = stage.world.fake(f"{customer.psid} talks", customer.person.locale)
    customer.converse(find_persona(persona), fake)

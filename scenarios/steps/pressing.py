"""Customers tap, press and agree."""

from scenarios.stage import Stage
from scenarios.step import when
from scenarios.vocabulary import phrase


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


@when(phrase("accepts-notification"))
def accepts_notification(stage: Stage, who: str | None, title: str | None = None) -> None:
    """Agree to a request to be notified, by default the newest."""
    stage.person(who).accept_notification(title)


@when(phrase("stops-notifications"))
def stops_notifications(stage: Stage, who: str | None, title: str | None = None) -> None:
    """Stop the notifications about a topic, by default the newest."""
    stage.person(who).stop_notifications(title)

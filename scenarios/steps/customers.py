"""Customers appear, and what is known of them."""

from datetime import timedelta

from scenarios.stage import Stage
from scenarios.step import given
from scenarios.vocabulary import phrase
from simulator.facts import Change
from simulator.scoring.configuration import zone_called


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


@given(phrase("bought"))
def bought(stage: Stage, who: str | None, item: str, wait: timedelta, order: str = "") -> None:
    """Have the page know of an earlier purchase; rules of context expect the bot to know it."""
    customer = stage.person(who)
    if stage.world.change is not Change.STRANGER:
        terms = tuple(term for term in (item, order) if term)
        known = stage.world.facts(customer).purchases
        stage.world.note(customer, purchases=(*known, *terms))
    del wait  # how long ago it was matters to nobody but the reader


@given(phrase("has-phone"))
def has_phone(stage: Stage, who: str | None, phone: str) -> None:
    """Give a person a phone number, which a quick reply may ask for."""
    stage.person(who).become(phone=phone)


@given(phrase("has-email"))
def has_email(stage: Stage, who: str | None, email: str) -> None:
    """Give a person an email address, which a quick reply may ask for."""
    stage.person(who).become(email=email)


@given(phrase("lives-in"))
def lives_in(stage: Stage, who: str | None, zone: str) -> None:
    """Have a person live by the clocks of a zone."""
    customer = stage.person(who)
    offset = zone_called(zone).utcoffset(stage.world.clock.now())
    assert offset is not None
    customer.become(timezone=offset / timedelta(hours=1))
    stage.world.note(customer, time_zone=zone)

"""Customers say something in their own words, or in those that the team has written down.

``courtesy.toml`` may say how this bot is asked for a person, what it can do, and what it does not
understand; all else is up to the customer.
"""

from scenarios.stage import Stage
from scenarios.step import when
from scenarios.vocabulary import phrase


@when(phrase("greets"))
def greets(stage: Stage, who: str | None) -> None:
    """Say hello."""
    _say(stage, who, "greet")


@when(phrase("asks-task"))
def asks_task(stage: Stage, who: str | None) -> None:
    """Ask for something that the bot can do."""
    _say(stage, who, "question", "task")


@when(phrase("asks-human"))
def asks_human(stage: Stage, who: str | None) -> None:
    """Ask for a person."""
    _say(stage, who, "human", "human")


@when(phrase("asks-nonsense"))
def asks_nonsense(stage: Stage, who: str | None) -> None:
    """Say what the bot does not understand, in other words than the last time."""
    customer = stage.person(who)
    ways = stage.voice(customer).ways("nonsense")
    is_again = any(message.text in ways for message in customer.own_messages())
    _say(stage, who, "nonsense_again" if is_again else "nonsense", "nonsense")


@when(phrase("asks-about-data"))
def asks_about_data(stage: Stage, who: str | None) -> None:
    """Ask what happens with the own data."""
    _say(stage, who, "about_data")


@when(phrase("asks-to-stop"))
def asks_to_stop(stage: Stage, who: str | None) -> None:
    """Ask to be left alone."""
    _say(stage, who, "stop")


@when(phrase("complains"))
def complains(stage: Stage, who: str | None) -> None:
    """Complain."""
    _say(stage, who, "complaint")


@when(phrase("thanks"))
def thanks(stage: Stage, who: str | None) -> None:
    """Give thanks."""
    _say(stage, who, "thank")


@when(phrase("says-goodbye"))
def says_goodbye(stage: Stage, who: str | None) -> None:
    """Take leave."""
    _say(stage, who, "bye")


def _say(stage: Stage, who: str | None, purpose: str, decided: str = "") -> None:
    customer = stage.person(who)
    voice = stage.voice(customer)
    text = stage.world.configuration.said_to_bot(decided, voice.language) if decided else ""
    customer.say(text or voice.say(purpose))

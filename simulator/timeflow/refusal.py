"""Refusing something in the middle of the bot's code, whatever the bot makes of exceptions."""

from typing import NoReturn

from simulator.errors import SimulatorError
from simulator.timeflow.scheduler import Scheduler


def refuse(scheduler: Scheduler, error: SimulatorError) -> NoReturn:
    """Raise ``error`` where the bot is, and have the scenario end with it."""
    if scheduler.holder is not scheduler.driver:
        scheduler.fatal = error
    raise error

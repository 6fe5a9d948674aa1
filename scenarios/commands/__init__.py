"""One module per subcommand; each exports ``COMMAND``. A module is imported when it is called."""

from importlib import import_module
from pkgutil import iter_modules

import click

NAMES: tuple[str, ...] = tuple(module.name for module in iter_modules(__path__))


def find_command(name: str) -> click.Command | None:
    """Return the subcommand called ``name``, None where there is none."""
    if name not in NAMES:
        return None
    command: click.Command = import_module(f"{__name__}.{name}").COMMAND
    return command

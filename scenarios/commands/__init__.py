"""One module per subcommand; each exports ``COMMAND``."""

from importlib import import_module
from pkgutil import iter_modules

import click

COMMANDS: dict[str, click.Command] = {
    module.name: import_module(f"{__name__}.{module.name}").COMMAND
    for module in iter_modules(__path__)
}

"""command:…, any other program that serves a bot, as it would be started in a shell.

``courtesy run features/ -- npm start`` is ``command:npm start``. It is run without a shell.
"""

import shlex

from simulator.connector import Connector, Home
from simulator.errors import BadAddress

EXAMPLE = "command:php -S 127.0.0.1:5000"


def command(address: str, _: str) -> tuple[str, ...]:
    """Return what starts the bot.

    Raises:
        BadAddress: it is empty, or a quotation mark has no end.
    """
    try:
        arguments = tuple(shlex.split(address.partition(":")[2]))
    except ValueError as error:
        raise BadAddress(address, str(error)) from None
    if not arguments:
        raise BadAddress(address, f"write command:PROGRAM ARGUMENTS, e.g. {EXAMPLE}")
    return arguments


CONNECTOR = Connector(schemes=("command",), example=EXAMPLE, home=Home.CHILD, command=command)

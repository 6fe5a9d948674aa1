"""command:…, any other program that serves a bot, as it would be started in a shell.

``courtesy run features/ -- npm start`` is ``command:npm start``. It is run without a shell.
"""

from simulator.attaching.program import arguments_of
from simulator.connector import Connector, Home

EXAMPLE = "command:php -S 127.0.0.1:5000"


def command(address: str, _: str) -> tuple[str, ...]:
    """Return what starts the bot.

    Raises:
        BadAddress: it is empty, or a quotation mark has no end.
    """
    return arguments_of(address, f"command:PROGRAM ARGUMENTS, e.g. {EXAMPLE}")


CONNECTOR = Connector(schemes=("command",), example=EXAMPLE, home=Home.CHILD, command=command)

"""python:bot.py, a program of its own in Python: Flask.run, gunicorn, uvicorn and their like.

``python:-m package`` runs a module; arguments may follow either. ``--python`` names another
interpreter, such as the one of the bot's own virtual environment; nothing of ours need be there.
"""

import shlex
from pathlib import Path

from simulator.connector import Connector, Home
from simulator.errors import BadAddress

EXAMPLE = "python:bot.py"


def command(address: str, python: str) -> tuple[str, ...]:
    """Return what starts the bot.

    Raises:
        BadAddress: it names no program, or no file that is there.
    """
    arguments = shlex.split(address.partition(":")[2])
    if not arguments:
        raise BadAddress(address, f"write python:FILE or python:-m MODULE, e.g. {EXAMPLE}")
    if not arguments[0].startswith("-") and not Path(arguments[0]).exists():
        raise BadAddress(address, f"no file {arguments[0]} in {Path.cwd().name}/")
    return (python, *arguments)


CONNECTOR = Connector(schemes=("python",), example=EXAMPLE, home=Home.CHILD, command=command)

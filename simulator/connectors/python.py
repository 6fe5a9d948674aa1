"""python:bot.py, a program of its own in Python: Flask.run, gunicorn, uvicorn and their like.

``python:-m package`` runs a module; arguments may follow either. ``--python`` names another
interpreter, such as the one of the bot's own virtual environment; nothing of ours need be there.
"""

from simulator.attaching.program import program_of
from simulator.connector import Connector, Home

EXAMPLE = "python:bot.py"


def command(address: str, python: str) -> tuple[str, ...]:
    """Return what starts the bot.

    Raises:
        BadAddress: it names no program, or no file that is there.
    """
    return (python, *program_of(address, f"python:FILE or python:-m MODULE, e.g. {EXAMPLE}"))


CONNECTOR = Connector(
    schemes=("python",), example="python:bot.py", home=Home.CHILD, command=command
)

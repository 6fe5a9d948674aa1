"""node:index.js, a program of its own in Node: Express, Koa, Fastify, Restify, bare ``http``."""

import shlex
from pathlib import Path

from simulator.connector import Connector, Home
from simulator.errors import BadAddress

EXAMPLE = "node:index.js"


def command(address: str, _: str) -> tuple[str, ...]:
    """Return what starts the bot.

    Raises:
        BadAddress: it names no program, or no file that is there.
    """
    arguments = shlex.split(address.partition(":")[2])
    if not arguments:
        raise BadAddress(address, f"write node:FILE, e.g. {EXAMPLE}")
    if not arguments[0].startswith("-") and not Path(arguments[0]).exists():
        raise BadAddress(address, f"no file {arguments[0]} in {Path.cwd().name}/")
    return ("node", *arguments)


CONNECTOR = Connector(schemes=("node",), example=EXAMPLE, home=Home.CHILD, command=command)

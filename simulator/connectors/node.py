"""node:index.js, a program of its own in Node: Express, Koa, Fastify, Restify, bare ``http``."""

from simulator.attaching.program import program_of
from simulator.connector import Connector, Home


def command(address: str, _: str) -> tuple[str, ...]:
    """Return what starts the bot.

    Raises:
        BadAddress: it names no program, or no file that is there.
    """
    return ("node", *program_of(address, "node:FILE, e.g. node:index.js"))


CONNECTOR = Connector(schemes=("node",), example="node:index.js", home=Home.CHILD, command=command)

"""npm:start, a script of ``package.json`` that starts a bot."""

import json
from pathlib import Path

from simulator.attaching.program import arguments_of
from simulator.connector import Connector, Home
from simulator.errors import BadAddress, nearest

EXAMPLE = "npm:start"


def command(address: str, _: str) -> tuple[str, ...]:
    """Return what starts the bot.

    Raises:
        BadAddress: there is no ``package.json``, or no such script in it.
    """
    name, *arguments = arguments_of(address, f"npm:SCRIPT, e.g. {EXAMPLE}")
    scripts = _scripts(address)
    if name not in scripts:
        known = ", ".join(scripts) or "none"
        raise BadAddress(address, f"no script {name!r}{nearest(name, scripts)}; known: {known}")
    return ("npm", "run", "--silent", name, *(("--", *arguments) if arguments else ()))


def _scripts(address: str) -> list[str]:
    try:
        package = json.loads(Path("package.json").read_text(encoding="utf-8"))
        return list(package.get("scripts", {}))
    except FileNotFoundError:
        raise BadAddress(address, f"no package.json in {Path.cwd().name}/") from None
    except (ValueError, AttributeError) as error:
        raise BadAddress(address, f"package.json: {error}") from None


CONNECTOR = Connector(schemes=("npm",), example=EXAMPLE, home=Home.CHILD, command=command)

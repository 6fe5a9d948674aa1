"""What a bot in a child finds in its environment, so that it comes under control by itself."""

import json
import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from simulator.outgoing.mode import Mode
from simulator.outgoing.network import EVERYBODY
from simulator.settings import Settings
from simulator.timeflow.face import micros_of

AGENTS = Path(__file__).parents[1] / "agents"
_CARRIED = ("freezegun", "dateutil", "six")
"""What the agent for Python brings along, as the bot's own Python need not have it."""


def child_environment(settings: Settings, address: str, port: int) -> dict[str, str]:
    """Return all variables for a bot whose agents call ``address``, and whose port is ``port``.

    What the user has set is kept.
    """
    env = {"PORT": str(port), "PYTHONHASHSEED": "0"} | settings.environment()
    return (
        env
        | _agents(env)
        | {
            "COURTESY_SOCKET": address,
            "COURTESY_TAKE": "" if settings.network is Mode.LIVE else EVERYBODY,
            "COURTESY_NOW": str(micros_of(settings.as_of)),
            "COURTESY_EXACT_POLLS": "1" if settings.exact_polls else "0",
            "COURTESY_LIBRARIES": json.dumps({name: _folder_of(name) for name in _CARRIED}),
        }
    )


def _agents(env: Mapping[str, str]) -> dict[str, str]:
    """Return what brings an agent into every Python and Node process that the bot starts."""
    entrance = str(AGENTS / "python" / "entrance")
    theirs = env.get("PYTHONPATH")
    options = f"--require {json.dumps(str(AGENTS / 'node' / 'agent.cjs'))}"
    return {
        "PYTHONPATH": f"{entrance}{os.pathsep}{theirs}" if theirs else entrance,
        "NODE_OPTIONS": f"{env.get('NODE_OPTIONS', '')} {options}".strip(),
    }


def _folder_of(name: str) -> str:
    """Return the folder in which the package or module ``name`` lies."""
    spec = find_spec(name)
    origin = Path(spec.origin or "") if spec is not None else Path()
    return str(origin.parents[1] if origin.name == "__init__.py" else origin.parent)

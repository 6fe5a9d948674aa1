"""What brings a bot's own memory back to its beginning between scenarios: a call, or a command."""

import shlex
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from simulator.connectors.http import HttpDoor
from simulator.door import Door, Reply
from simulator.errors import BadInput
from simulator.timeflow.patience import RESET_PATIENCE

_GOOD = range(200, 300)


def reset(
    how: str, door: Door, ask: Callable[[Callable[[], Reply]], Reply], env: Mapping[str, str]
) -> None:
    """Reset the bot behind ``door``.

    ``how`` is a path of the bot's own or a whole address, which is POSTed to, or a command, which
    is run without a shell and with the bot's environment.

    Raises:
        BadInput: it was not answered with 2xx, or did not end with exit status 0.
    """
    if how.startswith("/") and not Path(how.split()[0]).exists():
        path, _, query = how.partition("?")
        _check(how, ask(lambda: door.request("POST", path, query=query)))
    elif how.startswith(("http://", "https://")):
        url = urlsplit(how)
        other = HttpDoor(f"{url.scheme}://{url.netloc}")
        _check(how, other.request("POST", url.path or "/", query=url.query))
    else:
        _run(how, env)


def _check(how: str, reply: Reply) -> None:
    if reply.status not in _GOOD:
        raise BadInput(f"--reset {how} was answered with {reply.status}; it must be 200 to 299")


def _run(how: str, env: Mapping[str, str]) -> None:
    try:
        ended = subprocess.run(  # noqa: S603 - what the user asked for
            shlex.split(how),
            env=dict(env),
            capture_output=True,
            timeout=RESET_PATIENCE,
            check=False,
        )
    except (OSError, ValueError) as error:
        raise BadInput(f"--reset {how} cannot be run: {error}") from None
    except subprocess.TimeoutExpired:
        raise BadInput(f"--reset {how} has not ended within {RESET_PATIENCE:.0f} s") from None
    if ended.returncode:
        said = (ended.stderr or ended.stdout).decode("utf-8", "backslashreplace").strip()
        last = said.splitlines()[-1] if said else "it printed nothing"
        raise BadInput(f"--reset {how} ended with exit status {ended.returncode}: {last}")

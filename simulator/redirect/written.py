"""Variables, written down for whoever starts the bot: a shell, Docker, systemd, a program."""

import json
import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

_SPECIAL = re.compile(r'(["\\$`])')


def _export(variables: Mapping[str, str], _: Path) -> str:
    return "".join(f"export {name}={shlex.quote(v)}\n" for name, v in sorted(variables.items()))


def _docker(variables: Mapping[str, str], folder: Path) -> str:
    """Source: https://docs.docker.com/reference/cli/docker/container/run/#env."""
    hint = f"# docker run --network host --volume {folder}:{folder}:ro --env-file THIS-FILE ...\n"
    return hint + "".join(f"{name}={value}\n" for name, value in sorted(variables.items()))


def _systemd(variables: Mapping[str, str], folder: Path) -> str:
    """Source: https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html."""
    hint = f"# EnvironmentFile=THIS-FILE, and PrivateTmp=no, or {folder} cannot be read\n"
    quoted = ((name, _SPECIAL.sub(r"\\\1", value)) for name, value in sorted(variables.items()))
    return hint + "".join(f'{name}="{value}"\n' for name, value in quoted)


def _json(variables: Mapping[str, str], _: Path) -> str:
    return json.dumps(dict(variables), indent=1, sort_keys=True) + "\n"


FORMATS: dict[str, Callable[[Mapping[str, str], Path], str]] = {
    "export": _export,
    "docker": _docker,
    "systemd": _systemd,
    "json": _json,
}
"""Each takes the variables and the folder that they name."""

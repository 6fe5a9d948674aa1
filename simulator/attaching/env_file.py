"""``.env`` files: the variables that a bot is usually started with.

Source: https://saurabh-kumar.com/python-dotenv/
"""

from pathlib import Path

from dotenv import dotenv_values

from simulator.errors import BadInput

USUAL = ".env"


def read_env_file(name: str | None) -> dict[str, str]:
    """Return the variables in the file ``name``; without a name those in ``.env``, if it is there.

    Raises:
        BadInput: there is no such file, or it is no text.
    """
    path = Path(name or USUAL)
    if name is None and not path.is_file():
        return {}
    try:
        values = dotenv_values(path, encoding="utf-8") if path.is_file() else None
    except UnicodeDecodeError:
        raise BadInput(f"cannot read {path}: not UTF-8") from None
    if values is None:
        raise BadInput(f"cannot read {path}: no such file; write NAME=value, one a line")
    return {key: value for key, value in values.items() if value is not None}

"""Addresses of bots that live in this process: ``scheme:module:attribute``.

``scheme:module:attribute/path`` names the webhook's path, ``scheme:module:make()`` calls a factory.
"""

import re
import traceback
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from simulator.attaching.shadowing import OUR_PACKAGES
from simulator.errors import BadAddress

_ADDRESS = re.compile(r"\w+:(?P<module>[\w.]+):(?P<attribute>[\w.]+)(?P<call>\(\))?(?P<path>/\S*)?")
_SHIPPED_BOTS = "scenarios.demo."


@dataclass(frozen=True, slots=True)
class Loaded:
    """What an address names.

    Attributes:
        name: The attribute, for messages.
        value: The attribute's value, or what the factory returned.
        path: The webhook's path where the address names it.
    """

    name: str
    value: Any
    path: str | None


def load(address: str, example: str) -> Loaded:
    """Import what is at ``address``, which should look like ``example``.

    Raises:
        BadAddress: it does not fit, there is no such module or attribute, or importing it failed.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        scheme, _, name = example.split(":")
        raise BadAddress(address, f"write {scheme}:module:{name}, e.g. {example}")
    _refuse_our_names(address, found["module"])
    value = _imported(address, found["module"], found["attribute"])
    if found["call"]:
        value = _made(address, value, found["attribute"])
    return Loaded(found["attribute"], value, found["path"])


def _refuse_our_names(address: str, module: str) -> None:
    package = module.split(".")[0]
    if package in OUR_PACKAGES and not module.startswith(_SHIPPED_BOTS):
        raise BadAddress(
            address,
            f"{package!r} is the name of one of Courtesy's own packages, so the bot cannot be "
            "imported beside it; rename the package, or run the bot by itself and give its "
            "http:// address",
        )


def _imported(address: str, module: str, attribute: str) -> Any:  # noqa: ANN401 - the bot's
    try:
        found = find_spec(module) is not None
        value = import_module(module) if found else None
    except ModuleNotFoundError as error:
        raise BadAddress(address, f"no module named {error.name!r}") from None
    except (Exception, SystemExit) as error:
        raise BadAddress(address, f"importing {module} raised {told(error)}") from error
    if not found:
        raise BadAddress(address, f"no module named {module!r} in the current folder")
    for name in attribute.split("."):
        if not hasattr(value, name):
            raise BadAddress(address, f"{module} has no {attribute!r}")
        value = getattr(value, name)
    return value


def _made(address: str, factory: Any, name: str) -> Any:  # noqa: ANN401 - the bot's
    try:
        return factory()
    except (Exception, SystemExit) as error:
        raise BadAddress(address, f"calling {name} raised {told(error)}") from error


def told(error: BaseException) -> str:
    """Return what was raised and where, on one line; a SyntaxError says itself where."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{f.filename}:{f.lineno}" for f in frames if not f.filename.startswith("<frozen ")]
    return text if isinstance(error, SyntaxError) or not where else f"{text} ({where[-1]})"

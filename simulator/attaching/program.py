"""Addresses of bots that are programs of their own: ``scheme:FILE ARGUMENTS``, as in a shell."""

import shlex
from pathlib import Path

from simulator.errors import BadAddress


def arguments_of(address: str, example: str) -> tuple[str, ...]:
    """Return the words after the scheme.

    Raises:
        BadAddress: there are none, or a quotation mark has no end.
    """
    try:
        arguments = tuple(shlex.split(address.partition(":")[2]))
    except ValueError as error:
        raise BadAddress(address, str(error)) from None
    if not arguments:
        raise BadAddress(address, f"write {example}")
    return arguments


def program_of(address: str, example: str) -> tuple[str, ...]:
    """Return the file after the scheme, which must be there, and its arguments.

    Raises:
        BadAddress: it is not; options in its place are the interpreter's affair.
    """
    arguments = arguments_of(address, example)
    if not arguments[0].startswith("-") and not Path(arguments[0]).exists():
        raise BadAddress(address, f"no file {arguments[0]} in {Path.cwd().name}/")
    return arguments

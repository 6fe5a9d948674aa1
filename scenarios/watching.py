"""``courtesy run --watch``: the same run again, whenever a file of the bot or a feature changes."""

from collections.abc import Collection, Sequence
from pathlib import Path

import click

from scenarios.command import run_pytest
from simulator.errors import BadInput

_SETTLED = 300
"""Milliseconds of quiet after which a change is complete: editors write in several steps."""
_MOST_NAMED = 3
"""Changed files that are named."""


def run_and_watch(arguments: Sequence[str], left_alone: Collection[str]) -> int:
    """Run, and again after every change below the current folder, until Ctrl-C.

    Args:
        arguments: Those of ``run_pytest``.
        left_alone: Files that the run itself writes.

    Returns: The exit code of the last run.

    Raises:
        BadInput: watchfiles is not installed.
    """
    try:
        from watchfiles import DefaultFilter, watch
    except ModuleNotFoundError:
        raise BadInput("--watch needs watchfiles: pip install 'courtesy[watch]'") from None
    ours = [str(Path(name).resolve()) for name in left_alone]
    wanted = DefaultFilter(ignore_paths=ours)
    code = run_pytest(arguments)
    click.echo("courtesy: waiting for a change; Ctrl-C ends")
    for changes in watch(
        ".", watch_filter=wanted, step=_SETTLED, raise_interrupt=False, debug=False
    ):
        names = sorted({Path(name).name for _, name in changes})
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        click.echo(f"\ncourtesy: {', '.join(names[:_MOST_NAMED])}{more} changed")
        code = run_pytest(arguments)
        click.echo("courtesy: waiting for a change; Ctrl-C ends")
    return code

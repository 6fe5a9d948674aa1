"""``courtesy run --watch``: the same run again, whenever a file of the bot or a feature changes."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import click

from scenarios.command import run_pytest
from simulator.errors import BadInput

_SETTLED = 300
"""Milliseconds of quiet after which a change is complete: editors write in several steps."""
_LOOK = 200
"""Milliseconds between two looks at whether to end."""
_MOST_NAMED = 3
"""Changed files that are named."""
_WAITING = "courtesy: waiting for a change; Ctrl-C ends"


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
        raise BadInput("--watch needs watchfiles: pip install watchfiles") from None
    ours = [str(Path(name).resolve()) for name in left_alone]
    wanted = DefaultFilter(ignore_paths=ours)
    watcher = watch(
        ".",
        watch_filter=wanted,
        step=_SETTLED,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    next(watcher, None)  # From here on, what changes while a run goes on is seen after it.
    code = run_pytest(arguments)
    click.echo(_WAITING)
    with suppress(KeyboardInterrupt):
        for changes in filter(None, watcher):
            click.echo(f"\ncourtesy: {_named(name for _, name in changes)} changed")
            code = run_pytest(arguments)
            click.echo(_WAITING)
    return code


def _named(files: Iterable[str]) -> str:
    """Return the names of a few files, and how many more there are."""
    names = sorted({Path(file).name for file in files})
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"

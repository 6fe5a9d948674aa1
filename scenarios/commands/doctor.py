"""courtesy doctor: what a bot looks like from here, and what to change; exit 0, 1 or 2."""

from typing import TYPE_CHECKING, Any

import click

from scenarios.command import (
    ATTACHING,
    BeforeCommand,
    needed_bot,
    settings_here,
    with_options,
)

if TYPE_CHECKING:
    from rich.console import Console

    from simulator.doctor import Findings


@click.command(
    cls=BeforeCommand,
    epilog="\b\nExamples:\n  courtesy doctor --bot wsgi:mybot:app\n"
    "  courtesy doctor --bot python:bot.py --python .venv/bin/python\n"
    "  courtesy doctor -- npm start",
)
@with_options(ATTACHING)
def doctor(**values: Any) -> int:  # noqa: ANN401 - click
    """Attach a bot, say one word to it, and tell what was found and what to change.

    What follows -- starts a bot as a child. Exit code 0 when nothing needs changing, 1 when
    something does, 2 when the bot cannot be attached.
    """
    address = needed_bot(values["bot"])
    # Only now: the list of commands needs none of it.
    from simulator.doctor import examine

    found = examine(settings_here(address, values))
    _print(found)
    return 1 if found.advice else 0


def _print(found: "Findings") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from simulator.escape import printable

    console = Console(highlight=False)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for about, fact in found.facts.items():
        table.add_row(about, Text(printable(fact)))
    console.print(table)
    _print_list(console, "good to know", found.limits)
    _print_list(console, "to change", found.advice)
    if not found.advice:
        console.print()
        console.print(Text("nothing to change", style="bold green"))


def _print_list(console: "Console", title: str, sentences: list[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    from simulator.escape import printable

    if not sentences:
        return
    console.print()
    console.print(Text(title, style="bold"))
    rows = Table.grid(padding=(0, 1, 0, 0))
    rows.add_column()
    rows.add_column(overflow="fold")
    for sentence in sentences:
        rows.add_row("-", Text(printable(sentence)))
    console.print(rows)


COMMAND = doctor

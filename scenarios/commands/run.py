"""courtesy run: replay features against a bot; exit 0, 1 or 2."""

import shlex
from pathlib import Path
from typing import Any

import click

from scenarios.command import as_pytest_arguments, run_pytest, with_options
from simulator.errors import BadInput
from simulator.shadowing import refuse_shadowing

_COMMAND = "courtesy.command"


class _BeforeCommand(click.Command):
    """A command whose arguments end at ``--``; what follows starts the bot."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what follows ``--`` aside."""
        at = args.index("--") if "--" in args else len(args)
        ctx.meta[_COMMAND] = args[at + 1 :]
        return super().parse_args(ctx, args[:at])


@click.command(
    cls=_BeforeCommand,
    epilog="\b\nExamples:\n  courtesy run --bot wsgi:mybot:app features/\n"
    "  courtesy run --bot http://127.0.0.1:5000/webhook features/ --html report.html\n"
    "  courtesy run features/ -- npm start",
)
@click.argument("paths", nargs=-1, metavar="[PATH]... [-- COMMAND]")
@with_options()
def run(paths: tuple[str, ...], **values: Any) -> int:  # noqa: ANN401 - click
    """Replay the features in PATH (default: the current folder) against a bot.

    COMMAND starts a bot in any language as a child; --bot names all others.

    Exit code 0 when all scenarios and gates pass, 1 when the bot failed, 2 when the author or the
    harness is at fault.
    """
    values["bot"] = _bot(values["bot"], click.get_current_context().meta[_COMMAND])
    if values["bot"] is None and not _configured():
        raise BadInput("no bot; name it with --bot, e.g. --bot wsgi:mybot:app")
    for path in paths:
        if not Path(path.split("::")[0]).exists():
            raise BadInput(f"no such file or folder: {path}")
    refuse_shadowing(Path.cwd())
    return run_pytest([*as_pytest_arguments(values), *paths])


def _bot(address: str | None, command: list[str]) -> str | None:
    if not command:
        return address
    if address is not None:
        raise BadInput("two bots: give --bot or a command after --, not both")
    return f"command:{shlex.join(command)}"


def _configured() -> bool:
    """Return whether an ini file of pytest's may name the bot."""
    names = ("pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg")
    found = (Path(name) for name in names)
    return any("courtesy_bot" in path.read_text("utf-8") for path in found if path.is_file())


COMMAND = run

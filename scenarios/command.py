"""What the subcommands share."""

import os
import shlex
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from subprocess import Popen
from typing import IO, TYPE_CHECKING, Any

import click

from scenarios.options import BOT, OPTIONS, PREFIX, Option
from simulator.errors import BadInput

if TYPE_CHECKING:
    from simulator.settings import Settings

FIXED_HASH_SEED = "0"
AT_FAULT = 2
NO_BOT = "no bot; name it with --bot, e.g. --bot wsgi:mybot:app"
ATTACHING = (
    *("bot", "seed", "as-of", "env", "env-file", "page-id", "app-id", "page-token"),
    *("app-secret", "verify-token", "webhook", "python", "real-random", "graph-port"),
)
"""The options that matter to a command that attaches a bot and replays no feature."""
_EXIT_CODES = {0: 0, 1: 1, 2: AT_FAULT, 130: 130}
"""What the face answers; anything else, such as pytest's usage error, is the author's fault."""


_COMMAND = "courtesy.command"


class BeforeCommand(click.Command):
    """A command whose arguments end at ``--``; what follows starts the bot."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what follows ``--`` aside."""
        at = args.index("--") if "--" in args else len(args)
        ctx.meta[_COMMAND] = args[at + 1 :]
        return super().parse_args(ctx, args[:at])


def bot_of(address: str | None) -> str | None:
    """Return the bot's address: as given by ``--bot``, or for the command after ``--``.

    Raises:
        BadInput: there are both.
    """
    command: list[str] = click.get_current_context().meta[_COMMAND]
    if not command:
        return address
    if address is not None:
        raise BadInput("two bots: give --bot or a command after --, not both")
    return f"command:{shlex.join(command)}"


def needed_bot(address: str | None) -> str:
    """Return the bot's address, as ``bot_of`` does, where there has to be one.

    Raises:
        BadInput: there is none, or both.
    """
    found = bot_of(address)
    if found is None:
        raise BadInput(NO_BOT)
    return found


def settings_here(address: str, values: dict[str, Any]) -> "Settings":
    """Return the settings of a bot that is attached in this process, without pytest."""
    # Only now: the list of commands needs none of it.
    from scenarios.session import settings_from

    os.environ.setdefault("PYTHONHASHSEED", FIXED_HASH_SEED)  # as courtesy run starts its process
    return settings_from(address, {option.key: values.get(option.key) for option in OPTIONS})


def with_options(
    names: Sequence[str] = (), *, without: Sequence[str] = ()
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives a subcommand the run's options.

    Args:
        names: Only these; none for all.
        without: But not these.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed((BOT, *OPTIONS)):
            if (not names or option.name in names) and option.name not in without:
                function = _click_option(option)(function)
        return function

    return decorate


def _click_option(option: Option) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    names = [f"--{option.name}", *([f"-{option.letter}"] if option.letter else [])]
    if not option.metavar:
        return click.option(*names, is_flag=True, default=None, help=option.help)
    return click.option(*names, metavar=option.metavar, multiple=option.many, help=option.help)


def as_pytest_arguments(values: dict[str, Any]) -> list[str]:
    """Return the run's options the way pytest takes them."""
    arguments = []
    for option in (BOT, *OPTIONS):
        value = values.get(option.key)
        flag = "--bot" if option is BOT else f"--{PREFIX}-{option.name}"
        if value is None or value is False or value == ():
            continue
        if value is True:
            arguments.append(flag)
        else:
            arguments += [f"{flag}={one}" for one in (value if option.many else (value,))]
    return arguments


def plugins_reports(cucumber: str | None, allure: str | None) -> list[str]:
    """Return the arguments that have other plugins of pytest's write their reports.

    Args:
        cucumber: The file for Cucumber JSON.
        allure: The folder for Allure's results.

    Raises:
        BadInput: the plugin is not installed.
    """
    if allure is not None and find_spec("allure_pytest_bdd") is None:
        raise BadInput("--allure needs allure-pytest-bdd: pip install allure-pytest-bdd")
    asked = {"--cucumber-json": cucumber, "--alluredir": allure}
    return [f"{flag}={name}" for flag, name in asked.items() if name is not None]


def spread_over(workers: str | None) -> list[str]:
    """Return the arguments that have pytest play in so many processes.

    Raises:
        BadInput: that is no number of processes.
    """
    if workers is None:
        return []
    if workers not in ("auto", "logical") and not (workers.isascii() and workers.isdigit()):
        raise BadInput(f"-n is a number of processes, or auto, not {workers!r}")
    return ["-n", workers]


def run_pytest(arguments: Sequence[str]) -> int:
    """Run pytest under Courtesy's own face and return Courtesy's exit code."""
    return wait_for(start_pytest(arguments))


def start_pytest(arguments: Sequence[str], output: IO[str] | None = None) -> "Popen[str]":
    """Start pytest under Courtesy's own face, in a process of its own.

    A process of its own because the order of hashes is decided when Python starts, and a bot that
    iterates over a set depends on it. With ``output``, what it prints goes there, in colour if
    this process is at a terminal.
    """
    environment = {"PYTHONHASHSEED": FIXED_HASH_SEED} | os.environ
    if output is not None and sys.stdout.isatty():
        environment = {"FORCE_COLOR": "1"} | environment
    own = ["-p", "scenarios.face", "-p", "no:cacheprovider", "-p", "no:randomly"]
    command = [sys.executable, "-m", "pytest", *own, *arguments]
    return Popen(command, env=environment, stdout=output, text=True)  # noqa: S603 - our own


def wait_for(process: "Popen[str]") -> int:
    """Wait until a process of ``start_pytest`` has ended and return Courtesy's exit code."""
    while True:
        try:
            return _EXIT_CODES.get(process.wait(), AT_FAULT)
        except KeyboardInterrupt:  # the child has it, too, and ends in order
            continue

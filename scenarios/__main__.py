"""The ``courtesy`` command: one subcommand a file in ``scenarios/commands``."""

import os
import sys

import click

from scenarios.commands import NAMES, find_command
from simulator.attaching.platform import refuse_windows
from simulator.errors import SimulatorError


class Commands(click.Group):
    """The subcommands, each imported only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return their names."""
        return sorted(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return one, None where there is none of that name."""
        return find_command(cmd_name)


@click.group(
    cls=Commands,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
        "color": False if os.environ.get("NO_COLOR") else None,
    },
)
@click.version_option(package_name="courtesy", prog_name="courtesy")
def cli() -> None:
    """Replay conversations against any Messenger bot, on simulated time, and score its manners."""


def main() -> None:
    """Run the command line; bad input is one line and exit code 2."""
    try:
        refuse_windows()
        sys.exit(cli(prog_name="courtesy", standalone_mode=False))
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        click.echo(f"courtesy: {error.format_message()}", err=True)
        sys.exit(2)
    except SimulatorError as error:
        click.echo(f"courtesy: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()

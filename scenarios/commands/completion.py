"""courtesy completion: what a shell needs to complete our commands and options."""

import click
from click.shell_completion import get_completion_class

from simulator.errors import HarnessError

SHELLS = ("bash", "fish", "zsh")


@click.command(
    "completion",
    epilog="\b\nExamples:\n  courtesy completion bash >> ~/.bashrc\n"
    "  courtesy completion zsh >> ~/.zshrc\n"
    "  courtesy completion fish > ~/.config/fish/completions/courtesy.fish",
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print the lines with which SHELL completes `courtesy …` when Tab is pressed."""
    kind = get_completion_class(shell)
    if kind is None:
        raise HarnessError(f"this version of click knows no {shell}")
    group = click.get_current_context().find_root().command
    click.echo(kind(group, {}, "courtesy", "_COURTESY_COMPLETE").source())
    return 0


COMMAND = completion

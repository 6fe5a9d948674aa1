"""courtesy rules: the rules of etiquette, and the manual page of each."""

import click

from simulator.errors import BadInput


@click.command(
    "rules",
    epilog="\b\nExamples:\n  courtesy rules\n  courtesy rules W08\n  courtesy rules goodbye",
)
@click.argument("name", required=False, metavar="[RULE]")
@click.option("--markdown", is_flag=True, help="print the documentation's page")
def show(name: str | None, *, markdown: bool) -> int:
    """List the rules, a line each, or print the manual page of RULE: a code, a name or a group.

    The columns, apart by tabs: code, name, severity, weight, what it asks.
    """
    # Only now: the list of commands needs no rules.
    from simulator.rules import RULES, find_rules
    from simulator.scoring.manual import as_markdown, line_of, page_of

    if markdown:
        click.echo(as_markdown(RULES), nl=False)
        return 0
    if name is None:
        click.echo("\n".join(map(line_of, RULES)))
        return 0
    try:
        found = find_rules(name)
    except LookupError as error:
        raise BadInput(str(error.args[0])) from None
    click.echo("\n\n\n".join(map(page_of, found)))
    return 0


COMMAND = show

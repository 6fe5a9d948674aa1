"""courtesy parity: what of Meta's platform is faked, what is not, and how sure that is."""

import json

import click


@click.command(
    "parity", epilog="\b\nExamples:\n  courtesy parity | grep 'not faked'\n  courtesy parity --json"
)
@click.option("--json", "form", flag_value="json", help="print JSON")
@click.option("--markdown", "form", flag_value="markdown", help="print the documentation's page")
def show(form: str | None) -> int:
    """List every endpoint, field, webhook, error and dated rule, a line each.

    The columns, apart by tabs: status, confidence, name, shape or reason, and what was decided
    where Meta's own words leave it open.
    """
    # Only now: the list of commands needs no platform.
    from fake_graph.parity import as_json, as_markdown, as_text, parity

    lines = parity()
    if form == "json":
        click.echo(json.dumps(as_json(lines), ensure_ascii=False, indent=1))
    elif form == "markdown":
        click.echo(as_markdown(lines), nl=False)
    else:
        click.echo(as_text(lines))
    return 0


COMMAND = show

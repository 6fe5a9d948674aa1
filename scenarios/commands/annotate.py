"""courtesy annotate: what is told from messages, one a line, as JSON."""

import json

import click


@click.command(
    "annotate",
    epilog="\b\nExamples:\n"
    "  echo 'Anything else?' | courtesy annotate --language en --speaker bot\n"
    "  courtesy annotate --language auto < messages.txt > told.jsonl",
)
@click.option(
    "--language", default="auto", metavar="L", help="en, id, nl, tr, fr, it, or auto (default)"
)
@click.option(
    "--speaker", type=click.Choice(["bot", "customer"]), default="bot", help="who says it"
)
def annotate_lines(language: str, speaker: str) -> int:
    """Read one message a line from standard input and write one JSON object a line."""
    # Only now: the list of commands needs no lexicons.
    from simulator.annotation import annotate, check_language

    check_language(language)
    # Half a character in somebody's log file is no reason to stop.
    messages = click.get_text_stream("stdin", encoding="utf-8", errors="replace")
    for line in messages:
        told = annotate(line.rstrip("\r\n"), language, speaker)
        click.echo(json.dumps(told, ensure_ascii=False, sort_keys=True))
    return 0


COMMAND = annotate_lines

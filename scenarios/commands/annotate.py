"""courtesy annotate: what is told from messages, one a line, as JSON."""

import json
import sys
from io import TextIOWrapper

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
    from simulator.text.annotation import annotate, check_language

    check_language(language)
    # Half a character in somebody's log file is no reason to stop.
    for line in TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace"):
        told = annotate(line.rstrip("\r\n"), language, speaker)
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        sys.stdout.buffer.write(text.encode() + b"\n")
    return 0


COMMAND = annotate_lines

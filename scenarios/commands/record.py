"""courtesy record: conversations that were lived, as a feature that replays them."""

import click

from simulator.errors import BadInput


@click.command(
    "record",
    epilog="\b\nExamples:\n  courtesy record report.json --out features/recorded.feature\n"
    "  courtesy record report.json --only 417\n"
    "  courtesy record inbox/*/message_1.json --page 'Shopping Corner'",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--page", default="", metavar="NAME", help="the page's name, or its id")
@click.option("--only", metavar="WHO", help="only customers whose name, or number, has WHO in it")
@click.option("--out", metavar="F", help="write the feature there (default: print it)")
@click.option("--name", default="Recorded conversations", show_default=True, metavar="TEXT")
@click.option("--language", default="en", metavar="CODE", help="en, fr, id, it, nl or tr")
def record(
    files: tuple[str, ...], page: str, only: str | None, out: str | None, name: str, language: str
) -> int:
    """Write the conversations in each FILE as scenarios.

    A FILE is anything that `courtesy score` reads: a report of a run or a crowd, a journal, or
    conversations from elsewhere. Replayed against the same bot the feature passes; what the bot
    says otherwise is one line that fails.
    """
    # Only now: the list of commands needs no vocabulary.
    from scenarios.conversations import conversations_in
    from scenarios.recording import feature_of
    from scenarios.report_files import write_text
    from scenarios.vocabulary import check_language

    check_language(language)
    found = [told for file in files for told in conversations_in(file, page)]
    if only is not None:
        found = [told for told in found if only in told.customer]
    if not found:
        raise BadInput("no conversation to record")
    text = feature_of(found, name, language)
    click.echo(f"wrote {write_text(out, text)}" if out else text, nl=bool(out))
    return 0


COMMAND = record

"""courtesy crowd: many virtual customers over many days against a bot."""

import json
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenarios.command import (
    BeforeCommand,
    as_pytest_arguments,
    bot_of,
    run_pytest,
    with_options,
)
from simulator.errors import BadInput
from simulator.settings import DEFAULT_SEED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.report import BotReport, CustomerRecord
    from simulator.transcript import Transcript

WORST = 5
"""Conversations that are shown."""
CELL = 50


@click.command(
    cls=BeforeCommand,
    epilog="\b\nExamples:\n"
    "  courtesy crowd --customers 1000 --days 7 --bot wsgi:mybot:app\n"
    "  courtesy crowd --customers 200 --mix mix.toml -n auto -- npm start\n"
    "  courtesy crowd --customers 1000 --days 7 --only 417 --bot wsgi:mybot:app",
)
@click.option("--customers", type=click.IntRange(min=1), default=100, show_default=True)
@click.option(
    "--days", type=click.FloatRange(min=0), default=3.0, show_default=True, help="they come within"
)
@click.option(
    "--mix",
    type=click.Path(dir_okay=False, path_type=Path),
    help="a TOML file: percent by persona, locales, rhythm, staff",
)
@click.option(
    "--cell",
    type=click.IntRange(min=1),
    default=CELL,
    show_default=True,
    help="customers who share a bot and a clock",
)
@click.option("--only", type=int, metavar="N", help="replay N's cell, and show N")
@click.option("-n", "workers", metavar="N", help="spread the cells over processes; auto for all")
@with_options()
def crowd(
    customers: int,
    days: float,
    mix: Path | None,
    cell: int,
    only: int | None,
    workers: str | None,
    **values: Any,  # noqa: ANN401 - click
) -> int:
    """Have many customers talk to a bot over some days, and pool what they lived through.

    Each customer depends on the seed, the mix and their number alone. They are cut into cells by
    number; each cell meets a fresh bot, and its customers share that bot and its clock. So the
    report has the same bytes however many workers there are.
    """
    # Only now: the list of commands needs no personas.
    from scenarios.crowd_file import SUFFIX, write_crowd
    from simulator.population import Mix, Population, read_mix

    values["bot"] = bot_of(values["bot"])
    if values["bot"] is None:
        raise BadInput("no bot; name it with --bot, e.g. --bot wsgi:mybot:app")
    values["isolate"] = True
    population = Population(
        customers=customers,
        span=timedelta(days=days),
        seed=_seed(values["seed"]),
        mix=read_mix(mix) if mix is not None else Mix(),
        cell=cell,
    )
    if only is not None:
        population.cell_of(only)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"crowd{SUFFIX}")
        write_crowd(file, population, only)
        values["json"] = values["json"] or str(Path(folder, "report.json"))
        more = ["-n", workers] if workers else []
        code = run_pytest([*as_pytest_arguments(values), *more, str(file)])
        _show(Path(values["json"]), only)
    return code


def _seed(written: str | None) -> int:
    try:
        return DEFAULT_SEED if written is None else int(written)
    except ValueError:
        raise BadInput(f"the seed is a whole number, not {written!r}") from None


def _show(file: Path, only: int | None) -> None:
    """Show the worst conversations, or the one that was asked for."""
    if not file.exists():
        return
    from simulator.reporters.json import report_from_json

    for bot in report_from_json(json.loads(file.read_text("utf-8"))).bots:
        for line in _one(bot, only) if only is not None else _worst(bot):
            click.echo(line)


def _lived(bot: "BotReport") -> "Iterator[tuple[CustomerRecord, Transcript]]":
    for scenario in bot.scenarios:
        records = {record.name: record for record in scenario.customers}
        for transcript in scenario.transcripts:
            yield records[transcript.customer], transcript


def _worst(bot: "BotReport") -> "Iterator[str]":
    scored = [
        (card.total, record, card)
        for record, transcript in _lived(bot)
        if (card := bot.score([transcript])).total is not None
    ]
    scored.sort(key=lambda one: (one[0], one[1].name))
    reached = [record.reached for _, record, _ in scored if record.reached is not None]
    if reached:
        yield f"\n{sum(reached)} of {len(reached)} customers got what they came for"
    yield "worst conversations:"
    for total, record, card in scored[:WORST]:
        rules = dict.fromkeys(evidence.rule.code for evidence in card.findings())
        yield f"  {total:3}  {record.name}, {record.persona}: {', '.join(rules) or 'no finding'}"
    yield "  (--only N shows the conversation of number N)"


def _one(bot: "BotReport", only: int) -> "Iterator[str]":
    for record, transcript in _lived(bot):
        if record.name.endswith((f"({only})", f"({only}.1)")):
            card = bot.score([transcript])
            got = {True: "got what they came for", False: "did not get what they came for"}
            yield f"\n{record.name}, {record.persona}, {got.get(bool(record.reached), '')}:"
            yield from (f"  {line}" for line in str(transcript).split("\n"))
            yield f"  score: {card.total}"
            yield from (f"  {evidence}" for evidence in card.findings())


COMMAND = crowd

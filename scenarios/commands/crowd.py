"""courtesy crowd: many virtual customers over many days against a bot."""

import json
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from scenarios.command import (
    BeforeCommand,
    as_pytest_arguments,
    needed_bot,
    run_pytest,
    spread_over,
    with_options,
)

Json = dict[str, Any]
GRAVITY = {"critical": 10_000, "error": 100, "warning": 1}
"""How much worse one kind of finding is than another, to sort conversations by."""
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
@with_options(without=("only",))
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
    from scenarios.session import seed_from
    from simulator.people.population import Mix, Population, read_mix

    values["bot"] = needed_bot(values["bot"])
    values["isolate"] = True
    population = Population(
        customers=customers,
        span=timedelta(days=days),
        seed=seed_from(values["seed"]),
        mix=read_mix(mix) if mix is not None else Mix(),
        cell=cell,
    )
    if only is not None:
        population.cell_of(only)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"crowd{SUFFIX}")
        write_crowd(file, population, only)
        values["json"] = values["json"] or str(Path(folder, "report.json"))
        code = run_pytest([*as_pytest_arguments(values), *spread_over(workers), str(file)])
        _show(Path(values["json"]), only)
    return code


def _show(file: Path, only: int | None) -> None:
    """Show the worst conversations, or the one that was asked for."""
    if not file.exists():
        return
    for bot in json.loads(file.read_text("utf-8"))["bots"]:
        for line in _worst(bot) if only is None else _one(bot, only):
            click.echo(line)


def _worst(bot: Json) -> Iterator[str]:
    people = {who["name"]: who for one in bot["scenarios"] for who in one["customers"]}
    reached = [who["reached"] for who in people.values() if who["reached"] is not None]
    if reached:
        yield f"\n{sum(reached)} of {len(reached)} customers got what they came for"
    worst = sorted(_by_customer(bot).items(), key=lambda one: (-_gravity(one[1]), one[0]))
    if worst:
        yield "worst conversations:"
    for name, findings in worst[:WORST]:
        rules = dict.fromkeys(finding["rule"] for finding in findings)
        yield f"  {name}, {people[name]['persona']}: {', '.join(rules)}"
    if worst:
        yield "  (--only N shows the conversation of number N)"


def _by_customer(bot: Json) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for finding in bot["findings"]:
        found.setdefault(finding["customer"], []).append(finding)
    return found


def _gravity(findings: list[Json]) -> int:
    return sum(GRAVITY.get(finding["severity"], 0) for finding in findings)


def _one(bot: Json, only: int) -> Iterator[str]:
    """Show what a customer and their companions lived through."""
    from simulator.report import scenario_from_json

    for scenario in map(scenario_from_json, bot["scenarios"]):
        people = {who.name: who for who in scenario.customers}
        for transcript in scenario.transcripts:
            who = people[transcript.customer]
            if f"({only})" in who.name or f"({only}." in who.name:
                got = "got" if who.reached else "did not get"
                yield f"\n{who.name}, {who.persona}, {got} what they came for:"
                yield from (f"  {line}" for line in str(transcript).split("\n"))
                for finding in _by_customer(bot).get(who.name, ()):
                    yield f"  {finding['rule']} {finding['message']} > {finding['turn']}"


COMMAND = crowd

"""courtesy run: replay features against a bot; exit 0, 1 or 2."""

from pathlib import Path
from typing import Any

import click

from scenarios.command import (
    NO_BOT,
    BeforeCommand,
    as_pytest_arguments,
    bot_of,
    plugins_reports,
    run_pytest,
    spread_over,
    with_options,
)
from scenarios.suites import CORE, ENGLISH, features_of, suite_names
from simulator.attaching.shadowing import refuse_shadowing
from simulator.errors import BadInput

FOLDER = "features"
_SUITES = "scenarios that come with Courtesy, e.g. core or hand-over; several may be given"


def _suites(_context: object, _parameter: object, begun: str) -> list[str]:
    return [name for name in suite_names() if name.startswith(begun)]


@click.command(
    cls=BeforeCommand,
    epilog="\b\nExamples:\n  courtesy run --bot wsgi:mybot:app features/\n"
    "  courtesy run --bot http://127.0.0.1:5000/webhook features/ --html report.html\n"
    "  courtesy run features/ -- npm start\n"
    "  courtesy run --suite core --language nl --bot wsgi:mybot:app\n"
    "  courtesy run --bot wsgi:mybot:app --only features/hours.feature:3 --verbose\n"
    "  courtesy run --bot wsgi:mybot:app --min-score 90 --baseline baseline.json",
)
@click.argument("paths", nargs=-1, metavar="[PATH]... [-- COMMAND]")
@click.option(
    "--suite", "suites", multiple=True, metavar="NAME", help=_SUITES, shell_complete=_suites
)
@click.option("--language", metavar="CODE", help="the suites' language: en, fr, id, it, nl or tr")
@click.option("-k", "keyword", metavar="EXPR", help="play scenarios whose names fit, as in pytest")
@click.option("-x", "--fail-fast", is_flag=True, help="end with the first scenario that fails")
@click.option("-n", "workers", metavar="N", help="play in N processes; auto for one a core")
@click.option("--cucumber", metavar="F", help="have pytest-bdd write its Cucumber JSON, too")
@click.option("--allure", metavar="DIR", help="have allure-pytest-bdd write its results, too")
@click.option("--watch", is_flag=True, help="run again whenever a file here changes")
@with_options()
def run(
    paths: tuple[str, ...],
    suites: tuple[str, ...],
    language: str | None,
    keyword: str | None,
    workers: str | None,
    cucumber: str | None,
    allure: str | None,
    *,
    fail_fast: bool,
    watch: bool,
    **values: Any,  # noqa: ANN401 - click
) -> int:
    """Replay the features in PATH (default: the current folder) against a bot.

    Where there are none at all, the suite core is what runs, which fits any bot. COMMAND starts a
    bot in any language as a child; --bot names all others.

    Exit code 0 when all scenarios and gates pass, 1 when the bot failed, 2 when the author or the
    harness is at fault.
    """
    values["bot"] = bot_of(values["bot"])
    if values["bot"] is None and not _configured():
        raise BadInput(NO_BOT)
    paths = _all_paths(paths, suites, language)
    refuse_shadowing(Path.cwd())
    more = [*(["-k", keyword] if keyword else []), *(["-x"] if fail_fast else [])]
    others = plugins_reports(cucumber, allure)
    arguments = [*as_pytest_arguments(values), *more, *others, *spread_over(workers), *paths]
    if watch:
        # Only now: the list of commands needs none of it.
        from scenarios.report_files import written_by
        from scenarios.watching import run_and_watch

        written = [*written_by(values), *filter(None, (cucumber, allure))]
        return run_and_watch(arguments, left_alone=written)
    return run_pytest(arguments)


def _all_paths(
    paths: tuple[str, ...], suites: tuple[str, ...], language: str | None
) -> tuple[str, ...]:
    """Return the features to replay: those that were named, and those of suites."""
    if suites or not (paths or _has_features() or _configured()):
        paths = (*paths, *map(str, features_of(suites or (CORE,), language or ENGLISH)))
    elif language is not None:
        raise BadInput("--language is that of a --suite; features say theirs in # language:")
    for path in paths:
        if not Path(path.split("::")[0]).exists():
            raise BadInput(f"no such file or folder: {path}")
    return paths


def _has_features() -> bool:
    """Return whether there are features of the author's own to replay."""
    here = Path()
    own = (*here.glob("*.feature"), *here.glob("*/*.feature"))
    return (here / FOLDER).is_dir() or bool(own)


def _configured() -> bool:
    """Return whether an ini file of pytest's may name the bot."""
    names = ("pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg")
    found = (Path(name) for name in names)
    return any("courtesy_bot" in path.read_text("utf-8") for path in found if path.is_file())


COMMAND = run

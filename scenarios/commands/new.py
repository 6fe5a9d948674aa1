"""courtesy new: the first courtesy.toml and the first feature of a bot."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from scenarios.command import ATTACHING, BeforeCommand, bot_of, settings_here, with_options
from simulator.errors import BadInput

QUESTIONS = {
    "task": ("Something that the bot can do, as a customer would ask for it", "question"),
    "human": ("How a customer asks it for a person", "human"),
    "nonsense": ("Something that it does not understand", "nonsense"),
}
"""What is asked, and from which of a customer's purposes the suggestion is taken."""
HEAD = "# What Courtesy knows of this bot; docs/reference/configuration.md has all keys."
TOML, FEATURE = "courtesy.toml", "features/first.feature"


@click.command(
    cls=BeforeCommand,
    epilog="\b\nExamples:\n  courtesy new --bot wsgi:mybot:app\n"
    "  courtesy new --language id -- npm start\n"
    "  courtesy new",
)
@click.option("--language", default="en", show_default=True, metavar="CODE")
@click.option("--force", is_flag=True, help="write over files that are there")
@with_options(ATTACHING)
def new(language: str, *, force: bool, **values: Any) -> int:  # noqa: ANN401 - click
    """Find out how a bot is spoken to, and write courtesy.toml and a first feature.

    With a bot it is the bot that is asked, in several ways; without one it is you. Exit code 0, or
    2 where a file is in the way or the bot cannot be attached.
    """
    # Only now: the list of commands needs no vocabulary.
    from scenarios.vocabulary import check_language

    check_language(language)
    for name in (TOML, FEATURE):
        if Path(name).exists() and not force:
            raise BadInput(f"there is a {name} already; --force writes over it")
    address = bot_of(values["bot"])
    words = _asked_bot(address, values, language) if address else _asked_user(language)
    _write(TOML, _toml(words))
    _write(FEATURE, _feature(language))
    bot = f" --bot {address}" if values["bot"] else " --bot ADDRESS"
    click.echo(f"now run: courtesy run {FEATURE}{bot}")
    return 0


def _asked_bot(address: str, values: dict[str, Any], language: str) -> Mapping[str, str]:
    from simulator.harness import Harness
    from simulator.people.interview import interview
    from simulator.people.population import LOCALES

    locale = next(locale for locale in LOCALES if locale.startswith(language))
    harness = Harness(settings_here(address, values))
    try:
        words = interview(harness, locale)
    finally:
        harness.close()
    for purpose, text in words.items():
        click.echo(f"{purpose}: {text or 'nothing that was tried; please fill it in'}")
    return words


def _asked_user(language: str) -> Mapping[str, str]:
    from simulator.phrasing import phrasing

    says = phrasing(language).says
    return {
        purpose: click.prompt(question, default=says[source][0])
        for purpose, (question, source) in QUESTIONS.items()
    }


def _toml(words: Mapping[str, str]) -> str:
    lines = [HEAD, "", "[bot]"]
    for purpose, (question, _) in QUESTIONS.items():
        text = words[purpose].replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f"# {question}.")
        lines.append(f'{purpose} = "{text}"' if text else f'# {purpose} = ""')
    return "\n".join(lines) + "\n"


def _feature(language: str) -> str:
    """Return the first scenarios of the core suite, to begin with."""
    from scenarios.suites import CORE, features_of

    (path,) = features_of([CORE], language)
    scenarios = path.read_text("utf-8").split("\n\n")
    return "\n\n".join(scenarios[:4]).rstrip() + "\n"


def _write(name: str, text: str) -> None:
    from scenarios.report_files import write_text

    Path(name).parent.mkdir(parents=True, exist_ok=True)
    click.echo(f"wrote {write_text(name, text)}")


COMMAND = new

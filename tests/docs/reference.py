"""The pages of the reference that are made from the code.

python -m tests.docs.reference
"""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from fake_graph.parity import as_markdown as as_parity
from fake_graph.parity import parity
from scenarios.__main__ import cli
from scenarios.keywords import keyword
from scenarios.options import BOT, OPTIONS
from scenarios.steps import kinds_of
from scenarios.unknown_step import example_of
from scenarios.vocabulary import vocabulary
from simulator.report_shape import json_schema
from simulator.rules import RULES
from simulator.scoring.manual import as_markdown as rules_page
from tests.folder import REPOSITORY

FOLDER = REPOSITORY / "docs" / "reference"


def options_page() -> str:
    """Return the page of commands and options."""
    return "\n".join(_options()) + "\n"


def _options() -> Iterator[str]:
    yield "# Commands and options"
    yield ""
    yield "Options of a run are flags of `courtesy run`. Under pytest the same are called"
    yield "`--courtesy-…`, and `courtesy_…` in its ini file; the bot's address is `--bot` in both,"
    yield "and `courtesy_bot` in the file."
    ini = {option.name: f"`courtesy_{option.key}`" for option in (BOT, *OPTIONS)}
    for name in cli.list_commands(click.Context(cli)):
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        yield from _command(name, command, ini if name == "run" else {})


def _command(name: str, command: click.Command, ini: dict[str, str]) -> Iterator[str]:
    context = click.Context(command, info_name=f"courtesy {name}")
    yield ""
    yield f"## courtesy {name}"
    yield ""
    yield "```text"
    yield command.get_usage(context).removeprefix("Usage: ")
    yield "```"
    yield ""
    yield "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    yield ""
    yield "| option | |" + (" ini key |" if ini else "")
    yield "| --- | --- |" + (" --- |" if ini else "")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield _option(parameter, ini)


def _option(option: click.Option, ini: dict[str, str]) -> str:
    flags = ", ".join(f"`{flag}`" for flag in option.opts)
    value = f" {option.metavar}" if option.metavar else ""
    row = f"| {flags}{value} | {_cell(option.help or '')} |"
    name = max(option.opts, key=len).removeprefix("--")
    return f"{row} {ini.get(name, '')} |" if ini else row


def steps_page() -> str:
    """Return the page of all English sentences."""
    return "\n".join(_steps()) + "\n"


def _steps() -> Iterator[str]:
    yield "# Steps"
    yield ""
    yield "All sentences, with an example each. `courtesy steps WORD` looks for some, and"
    yield "`courtesy steps --language nl` lists them in another language."
    subject = ""
    for sentence in vocabulary("en").sentences:
        if sentence.subject != subject:
            subject = sentence.subject
            yield from ("", f"## {subject.replace('-', ' ').capitalize()}", "")
        kinds = "/".join(keyword(kind, "en") for kind in kinds_of(sentence.phrase))
        yield f"- {kinds} `{example_of(sentence.text, 'en')}`"


def report_page() -> str:
    """Return the page of the JSON report."""
    return "\n".join(_report()) + "\n"


def _report() -> Iterator[str]:
    yield "# JSON report"
    yield ""
    yield "What `--json` writes. The [JSON Schema](../schema/courtesy-report-1.json) says the same"
    yield "to programs; its number changes when a key goes or means more. `courtesy report`"
    yield "and `--baseline` read it back, and score it anew from the journals that it holds."
    schema = json_schema()
    values = {name: shape["enum"] for name, shape in schema["$defs"].items() if "enum" in shape}
    shapes = {"Report": schema, **schema["$defs"]}
    for name, shape in shapes.items():
        if "properties" in shape:
            yield from ("", f"## {name}", "")
            yield _cell(str(shape.get("description", "")).partition("\n\n")[0])
            yield from ("", "| key | | |", "| --- | --- | --- |")
            for key, value in shape["properties"].items():
                yield f"| `{key}` | {_type(value)} | {_cell(str(value.get('description', '')))} |"
    for name, words in values.items():
        yield from ("", f"## {name}", "", ", ".join(f"`{word}`" for word in words))


def _type(value: dict[str, object]) -> str:
    if "$ref" in value:
        name = str(value["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(_type(one) for one in value["anyOf"])  # type: ignore[attr-defined]
    if value.get("type") == "array":
        return f"list of {_type(value.get('items', {}))}"  # type: ignore[arg-type]
    return str(value.get("const", value.get("type", "any")))


def _cell(text: str) -> str:
    return " ".join(text.replace("``", "`").split()).replace("|", r"\|").replace("<", "&lt;")


PAGES = {
    "options.md": options_page,
    "steps.md": steps_page,
    "report.md": report_page,
    "rules.md": lambda: rules_page(RULES),
    "parity.md": lambda: as_parity(parity()),
}


def main() -> None:
    """Write all of them."""
    for name, render in PAGES.items():
        Path(FOLDER, name).write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    main()

"""Every command and snippet of the README and the pages of ``docs`` does what it shows."""

import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib

import click
import pytest
from gherkin.parser import Parser

from scenarios.__main__ import cli
from scenarios.options import OPTIONS
from tests.docs.pages import DOCS, PAGES, blocks, commands, is_played, play
from tests.folder import REPOSITORY

README = REPOSITORY / "README.md"
ALL = [README, *PAGES]
MYBOT = REPOSITORY / "tests" / "docs" / "mybot.py"


def with_commands(page):
    return any(
        is_played(c) for b in blocks(page) if b.language in ("sh", "console") for c in commands(b)
    )


def name_of(page):
    return str(page.relative_to(REPOSITORY))


@pytest.mark.parametrize("page", [page for page in ALL if with_commands(page)], ids=name_of)
def test_a_page_does_what_it_shows(page, tmp_path):
    (tmp_path / "mybot.py").write_text(MYBOT.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "features").mkdir()
    assert play(page, tmp_path) == []


@pytest.mark.parametrize("page", ALL, ids=name_of)
def test_its_snippets_are_valid(page):
    for block in blocks(page):
        if block.language == "python":
            ast.parse(block.text)
        elif block.language == "toml":
            tomllib.loads(block.text)
        elif block.language == "gherkin":
            text = block.text
            whole = (
                text
                if re.search(r"^\s*(# language|@|\w+:)", text)
                else f"Feature: x\n Scenario: y\n{text}"
            )
            Parser().parse(whole)


@pytest.mark.parametrize("page", ALL, ids=name_of)
def test_it_names_only_options_that_there_are(page):
    text = re.sub(r"\\\n\s*", "", page.read_text("utf-8"))
    known = set().union(*map(flags_of, COMMANDS))
    for flag in set(re.findall(r"`(?:[^`\n]* )?(--[a-z][a-z-]+)", text)) - {"--courtesy-"}:
        assert flag in known | FLAGS_OF_OTHERS, flag
    for name, line in re.findall(r"^(?:\$ )?courtesy (\w+)(.*)$", text, re.MULTILINE):
        used = {word.partition("=")[0] for word in words_of(line) if word.startswith("--")}
        assert used - {"--"} <= flags_of(name), line


GROUP = click.Context(cli)
COMMANDS = cli.list_commands(GROUP)
FLAGS_OF_OTHERS = {
    *(f"--courtesy-{option.name}" for option in OPTIONS),
    *("--cucumber-json", "--alluredir"),  # of plugins of pytest's
    *("--pdb", "--data"),  # of pytest, of a benchmark
}


def flags_of(name):
    """Return the long options of a subcommand."""
    command = cli.get_command(GROUP, name)
    return {flag for parameter in command.params for flag in parameter.opts} | {"--help"}


def words_of(line):
    words = shlex.split(re.split(r"\s[|>]\s|;|&&?", line)[0], comments=True)
    return words[: words.index("--")] if "--" in words else words


def test_links_lead_somewhere():
    for page in ALL:
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
            file = target.partition("#")[0]
            if file and "://" not in target:
                assert (page.parent / file).exists(), f"{name_of(page)}: {target}"


def test_the_site_is_built_without_a_warning(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", DOCS / "mkdocs.yml"]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    ended = subprocess.run(
        [*command, "-d", tmp_path], env=quiet, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert (tmp_path / "tutorial" / "index.html").is_file()
    assert "https://fonts." not in (tmp_path / "index.html").read_text("utf-8")

"""The pages of ``docs`` say what is so, and their examples do what they show."""

import re

import pytest

from fake_graph import FakeGraph
from fake_graph.alone.operations import operations
from simulator.rules import RULES
from simulator.scoring.manual import as_markdown
from tests.folder import REPOSITORY

GUIDE = REPOSITORY / "docs" / "how-to" / "platform.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHORT = {"people", "pages", "apps", "advance", "faults"}
LIMIT = 240  # lines


def blocks(language):
    text = GUIDE.read_text(encoding="utf-8")
    return [code for kind, code in BLOCK.findall(text) if kind == language]


@pytest.fixture
def guided(folder):
    folder.write("test_hats.py", "\n\n".join(blocks("python")))
    return folder.write("hats.feature", "\n".join(blocks("gherkin")))


def test_the_python_examples_pass(guided):
    ended = guided.pytest("--bot", "wsgi:tests.bots.hats:app", "test_hats.py", "-q")
    assert ended.code == 0, ended.said
    assert f"{sum(code.count('def test_') for code in blocks('python'))} passed" in ended.out


def test_the_feature_passes(guided):
    ended = guided.courtesy("run", "--bot", "wsgi:tests.bots.hats:app", "hats.feature")
    assert ended.code == 0, ended.said


def test_the_guide_names_only_actions_that_there_are():
    text = GUIDE.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `POST /_control/")]
    named = {name for row in rows for name in re.findall(r"[`/](\w+)`", row.split("|")[1])}
    assert named
    assert named - SHORT <= operations(FakeGraph).keys()
    methods = set(re.findall(r"`graph\.(\w+)", text)) - {"journal"}
    assert methods
    assert not {name for name in methods if not hasattr(FakeGraph, name)}


def test_the_guide_is_short_and_its_links_lead_somewhere():
    text = GUIDE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LIMIT
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (GUIDE.parent / target).exists(), target


def test_the_page_of_the_rules_is_what_the_command_prints():
    page = REPOSITORY / "docs" / "reference" / "rules.md"
    hint = "run: courtesy rules --markdown > docs/reference/rules.md"
    assert page.read_text(encoding="utf-8") == as_markdown(RULES), hint

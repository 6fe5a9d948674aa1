"""``courtesy parity`` prints the table as text, as JSON and as the documentation's page."""

import json

import pytest
from click.testing import CliRunner

from fake_graph.parity import as_markdown, parity
from scenarios.commands.parity import COMMAND


@pytest.fixture
def printed():
    return lambda *options: CliRunner().invoke(COMMAND, options, catch_exceptions=False).output


def test_text_is_for_grep(printed):
    lines = printed().splitlines()
    assert any(line.startswith("faked\t") and "POST /<page_id>/messages" in line for line in lines)
    assert any(line.startswith("not faked\t") for line in lines)


def test_json_and_markdown(printed):
    assert len(json.loads(printed("--json"))) == len(parity())
    assert printed("--markdown") == as_markdown(parity())

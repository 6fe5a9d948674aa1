"""What the doctor finds of bots of several kinds, and what it says to change."""

import pytest

from tests.requirements import require_programs


def lines(ended):
    """Return what was found, by what it is about."""
    rows = [line.split(maxsplit=1) for line in ended.out.splitlines() if line.strip()]
    return {row[0]: row[1].strip() for row in rows if len(row) > 1}


@pytest.mark.parametrize(
    ("address", "runs"),
    [
        ("wsgi:tests.bots.polite:app", "in this process"),
        ("python:-m tests.bots.served flask polite", "as a child"),
    ],
)
def test_a_bot_that_fits_needs_no_change(folder, address, runs):
    ended = folder.courtesy("doctor", "--bot", address)
    found = lines(ended)
    assert ended.code == 0, ended.said
    assert found["runs"].startswith(runs)
    assert found["webhook"] == "/webhook"
    assert found["handshake"].startswith("answered")
    assert found["clock"] == "under control"
    assert found["deterministic"] == "yes"
    assert "nothing to change" in ended.out
    assert len(ended.out.splitlines()) <= 24


def test_a_node_bot_is_told_by_its_framework(folder):
    require_programs("node")
    folder.write(
        "bot.js",
        """
        require('http').createServer((request, response) => {
          const url = new URL(request.url, 'http://bot');
          response.end(url.searchParams.get('hub.challenge') || 'ok');
        }).listen(3000);
        """,
    )
    ended = folder.courtesy("doctor", "--", "node", "bot.js")
    assert lines(ended)["language"].startswith("Node ")
    assert ended.code == 1
    assert "it said nothing within a minute" in " ".join(ended.out.split())


def test_a_verify_token_that_is_the_bots_own_is_something_to_change(folder):
    ended = folder.courtesy(
        *("doctor", "--bot", "wsgi:tests.bots.polite:app"),
        *("--env", "VERIFY_TOKEN=mine", "--verify-token", "another"),
    )
    assert ended.code == 1, ended.said
    assert "give its own with --verify-token" in " ".join(ended.out.split())


def test_a_bot_without_an_agent_shows_what_cannot_be_known(folder):
    require_programs("php")
    folder.write("bot.php", "<?php echo $_GET['hub_challenge'] ?? 'ok';")
    ended = folder.courtesy("doctor", "--", "php", "-S", "127.0.0.1:0", "bot.php")
    said = " ".join(ended.out.split())
    assert "no agent lives in this PHP bot" in said
    assert "redirected by a proxy on loopback" in said


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "no bot"),
        (("--bot", "wsgi:absent:app"), "no module named 'absent'"),
        (("--bot", "http://127.0.0.1:1/webhook"), "no bot answers"),
    ],
)
def test_a_bot_that_cannot_be_attached_is_one_line(folder, arguments, why):
    ended = folder.courtesy("doctor", *arguments)
    assert ended.code == 2
    assert why in ended.said
    assert len(ended.lines) == 1

"""``courtesy env``: the fake for a bot that is started elsewhere."""

import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from scenarios.commands.env import FORMATS
from simulator.redirect.written import FORMATS as WRITTEN
from tests.folder import environment_for
from tests.requirements import require_programs

READY = "Ctrl-C ends it"
CALL = """
curl -sS -X POST -H 'Content-Type: application/json' \
  -d '{"recipient": {"id": "'$PSID'"}, "message": {"text": "Hello!"}}' \
  "https://graph.facebook.com/v21.0/me/messages?access_token=$PAGE_ACCESS_TOKEN"
"""


@contextmanager
def serving(*arguments, **environment):
    """Serve in another process; give it and what it said."""
    with subprocess.Popen(
        [sys.executable, "-m", "scenarios", "env", *arguments],
        env=environment_for(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            said = []
            for line in process.stderr:
                said.append(line)
                if READY in line:
                    break
            assert READY in said[-1], said
            yield process, "".join(said)
        finally:
            process.terminate()  # and not kill: it has a folder to remove


def person(said):
    return said.partition("just written: ")[2].split()[0]


def test_a_shell_that_reads_the_file_talks_to_the_fake(tmp_path):
    require_programs("curl")
    file = tmp_path / "bot.env"
    with serving("--write", str(file)) as (_, said):
        assert file.stat().st_mode & 0o077 == 0
        ended = subprocess.run(
            ["sh", "-c", f". {file}; {CALL}"],
            env=environment_for({"PSID": person(said)}),
            capture_output=True,
            text=True,
            check=False,
        )
    assert json.loads(ended.stdout)["recipient_id"] == person(said), ended.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_when_it_ends_nothing_is_left_and_nothing_said(number, tmp_path):
    file = tmp_path / "bot.env"
    with serving("--write", str(file), "--format", "json") as (process, _):
        folder = Path(json.loads(file.read_text())["COURTESY_CA"]).parent
        assert folder.is_dir()
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "", "")
    assert not file.exists()
    assert not folder.exists()


def test_without_a_file_the_variables_are_printed_at_once():
    with serving("--format", "json") as (process, _):
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line == "}\n":
                break
    mine = json.loads("".join(lines))
    assert mine["HTTPS_PROXY"].startswith("http://127.0.0.1:")
    assert mine["PAGE_ACCESS_TOKEN"].startswith("EAA")


def test_the_shells_own_tokens_are_the_fakes(tmp_path):
    file = tmp_path / "bot.env"
    own = {"FB_PAGE_TOKEN": "EAAmine", "APP_SECRET": "mine", "VERIFY_TOKEN": "hers"}
    given = ("--write", str(file), "--format", "json", "--verify-token", "given")
    with serving(*given, **own) as (_, said):
        mine = json.loads(file.read_text())
    assert (mine["PAGE_ACCESS_TOKEN"], mine["APP_SECRET"]) == ("EAAmine", "mine")
    assert mine["VERIFY_TOKEN"] == "given"
    assert "EAAmine" not in said


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--write", "missing/bot.env"), "cannot write missing/bot.env"),
        (("--bot", "http://example.com/webhook"), "--allow-remote"),
        (("--format", "xml"), "--format"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(folder, arguments, why):
    ended = folder.courtesy("env", *arguments)
    assert ended.code == 2, ended.said
    assert len(ended.err.splitlines()) == 1, ended.said
    assert why in ended.err


def test_the_command_offers_all_forms():
    assert tuple(WRITTEN) == FORMATS

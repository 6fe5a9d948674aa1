"""Bots in children: what they print, how they fail, and that none of them outlives a run."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from simulator.timeflow.real import Real
from tests.folder import environment_for
from tests.requirements import interpreter, require_programs

HELLO = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi"
        And 1 minute passes
      Scenario: Hello again
        Given a customer named "Ana"
        When Ana says "Hi"
        And 1 minute passes
"""
SILENCE = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi"
        Then the bot stays silent for 2 hours
"""

BOT = """
    import os
    import sys
    import time
    from tests.bots.messenger import app_for, send

    said = 0


    def answer(psid, text):
        global said
        said += 1
        {body}


    app = app_for(answer)
    app.add_url_rule("/reset", "reset", lambda: globals().update(said=0) or "ok", methods=["POST"])
    {start}
    app.run(port=5000)
"""


def bot(folder, body="send(psid, str(said))", start="pass", feature=HELLO):
    folder.write("bot.py", BOT.format(body=body, start=start)).feature(feature)
    return folder


def test_a_child_lives_for_the_whole_run(folder):
    ended = bot(folder).run("python:bot.py")
    assert (ended.texts("Hello"), ended.texts("Hello again")) == (["1"], ["2"]), ended.said


def test_isolated_scenarios_meet_a_fresh_child(folder):
    ended = bot(folder).run("python:bot.py", "--isolate")
    assert (ended.texts("Hello"), ended.texts("Hello again")) == (["1"], ["1"]), ended.said


@pytest.mark.parametrize(
    "how", ["/reset", f"{sys.executable} -c \"open('reset.txt', 'a').write('x')\""]
)
def test_a_bot_is_reset_between_scenarios(folder, how):
    ended = bot(folder).run("python:bot.py", "--reset", how)
    assert ended.code == 0, ended.said
    if how == "/reset":
        assert ended.texts("Hello again") == ["1"]
    else:
        assert (folder.path / "reset.txt").read_text() == "x"


@pytest.mark.parametrize(
    ("how", "why"),
    [("/nowhere", "answered with 404"), ("false", "exit status 1"), ("no-such-program", "run")],
)
def test_a_reset_that_fails_is_said_on_one_line(folder, how, why):
    ended = bot(folder).run("python:bot.py", "--reset", how)
    assert ended.code == 2
    assert f"--reset {how}" in ended.said
    assert why in ended.said
    assert "Traceback" not in ended.said


def test_what_the_bot_prints_is_in_the_report_by_scenario(folder):
    body = "print('said', said, '\\x1b[31mred\\x1b[0m'); send(psid, 'Hello!')"
    ended = bot(folder, body).run("python:bot.py")
    assert ended.scenario("Hello")["output"].startswith("said 1 red\n"), ended.said
    assert ended.scenario("Hello again")["output"].startswith("said 2 red\n")


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ("sys.exit('no config')", "no config"),
        ("raise ValueError('broken')", "ValueError: broken"),
        ("os._exit(3)", "exit status 3"),
        ("os.kill(os.getpid(), 9)", "SIGKILL"),
    ],
)
def test_a_bot_that_ends_before_it_listens_says_how_and_its_last_words(folder, start, why):
    ended = bot(folder, start=start).run("python:bot.py")
    assert ended.code == 2
    assert "ended before it listened" in ended.said
    assert why in ended.said


def test_a_bot_that_dies_in_a_scenario_fails_it_and_not_the_harness(folder):
    ended = bot(folder, body="os._exit(7)").run("python:bot.py")
    assert ended.code == 1
    assert "its process ended: exit status 7" in ended.said
    assert ended.scenario("Hello")["outcome"] == "bot failed"


def test_garbage_on_the_output_is_no_harm(folder):
    body = "sys.stdout.buffer.write(bytes(range(256)) * 300); send(psid, 'Hello!')"
    ended = bot(folder, body=body).run("python:bot.py")
    assert ended.code == 0, ended.said
    assert ended.texts("Hello") == ["Hello!"]


def test_a_program_that_does_not_exist_is_one_line(folder):
    ended = folder.feature(HELLO).courtesy("run", "shop.feature", "--", "no-such-program")
    assert ended.code == 2
    assert "no-such-program" in ended.said
    assert "Traceback" not in ended.said


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("python:", "write python:FILE"),
        ("python:absent.py", "no file absent.py"),
        ("node:", "write node:FILE"),
        ("node:absent.js", "no file absent.js"),
        ("npm:start", "no package.json"),
        ("command:", "write command:PROGRAM"),
        ("command:'", "No closing quotation"),
    ],
)
def test_an_address_that_names_no_program_says_what_would_be_right(folder, address, what):
    ended = folder.feature(HELLO).run(address)
    assert ended.code == 2
    assert what in ended.said
    assert "Traceback" not in ended.said


def test_two_bots_are_one_too_many(folder):
    folder.feature(HELLO)
    ended = folder.courtesy("run", "--bot", "python:bot.py", "shop.feature", "--", "true")
    assert ended.code == 2
    assert "two bots" in ended.said


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_child_outlives_a_harness_that_is_killed(folder, end):
    body = "open('pid', 'w').write(str(os.getpid())); open('ready', 'w').close(); spin()"
    spin = "globals().update(spin=lambda: next(x for x in iter(int, 1) if x))"
    bot(folder, body, start=spin)
    harness = subprocess.Popen(
        [sys.executable, "-m", "scenarios", "run", "--bot", "python:bot.py", "shop.feature"],
        cwd=folder.path,
        env=environment_for({}),
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        appears(folder.path / "ready")
        pid = int((folder.path / "pid").read_text())
        os.killpg(harness.pid, end)
        harness.wait(60)
        disappears(pid)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(harness.pid, signal.SIGKILL)


def appears(path):
    """Wait, within what a busy machine may need, until a file is there."""
    end = Real.monotonic() + 60
    while not path.exists():
        assert Real.monotonic() < end
        Real.sleep(0.02)


def disappears(pid):
    """Wait, within what a busy machine may need, until a process is gone."""
    end = Real.monotonic() + 60
    while os.path.exists(f"/proc/{pid}"):  # noqa: PTH110
        assert Real.monotonic() < end
        Real.sleep(0.02)


PHP = """
    <?php
    if ($_SERVER['REQUEST_METHOD'] === 'GET') { echo $_GET['hub_challenge']; return; }
    echo 'ok';
"""


def test_a_verdict_on_the_timers_of_a_bot_without_an_agent_is_refused_with_the_reason(folder):
    require_programs("php")
    folder.write("bot.php", PHP).feature(SILENCE)
    ended = folder.run("command:php -S 127.0.0.1:0 bot.php")
    assert ended.code == 2, ended.said
    assert "cannot tell whether the bot stays silent for 2 hours" in ended.said
    assert "no agent lives in this PHP bot" in ended.said


def test_an_old_python_is_reached_without_an_agent(folder):
    python = interpreter("3.8") or interpreter("2.7")
    if python is None:
        pytest.skip("neither Python 3.8 nor 2.7 is installed")
    program = Path(__file__).parents[2] / "bots" / "old_python.py"
    ended = folder.feature(HELLO).run(f"python:{program}", "--python", python)
    assert ended.code == 0, ended.said
    assert ended.texts("Hello") == ["Hello from an old Python!"]
    assert not ended.bot["certificate"]["deterministic"]

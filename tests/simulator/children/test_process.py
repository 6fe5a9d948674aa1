"""A bot's process and all that it starts."""

import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from simulator.children.output import TAIL
from simulator.children.process import Process
from simulator.errors import BadInput
from tests.folder import REPOSITORY, environment_for

PATIENCE = 60  # seconds of real time after which something is taken for hung
HASTE = 0.05  # seconds between asking and making, where the bot will not listen


@contextmanager
def running(*command, cwd=".", **env):
    process = Process.start(command, environment_for(env), cwd)
    try:
        yield process
    finally:
        process.end(HASTE)


def shell(script, **env):
    return running("sh", "-c", script, **env)


def python(script, **env):
    return running(sys.executable, "-c", script, **env)


def until(process, met):
    """Wait, woken by what the process prints, until ``met()``."""
    while not met():
        assert process.alive, process.output_since()
        assert process.wait_for_sign(PATIENCE), process.output_since()


def said(process, text):
    until(process, lambda: text in process.output_since())
    return process.output_since()


def ended(process):
    while process.ending is None:
        assert process.wait_for_sign(PATIENCE), process.output_since()
    return process.ending


def is_gone(pid):
    """Return whether that process ends, and wait for it."""
    try:
        file = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([file], [], [], PATIENCE)[0])
    finally:
        os.close(file)


def pids(text):
    return [int(word) for word in text.split() if word.isdigit()]


@pytest.mark.parametrize(
    ("script", "ending"),
    [
        ("exit 0", "exit status 0"),
        ("exit 3", "exit status 3"),
        ("kill -9 $$", "signal 9 (SIGKILL)"),
        ("kill -SEGV $$", "signal 11 (SIGSEGV)"),
    ],
)
def test_how_it_ended_is_said_in_words(script, ending):
    with shell(script) as process:
        assert ended(process) == ending
        assert not (process.alive and process.ending != "exit status 0")


def test_what_was_told_to_end_says_so():
    with shell("echo up; sleep 1000") as process:
        said(process, "up")
        assert process.alive
        assert process.ending is None
        process.end()
        assert not process.alive
        assert process.ending == "signal 15 (SIGTERM) when told to"


def test_a_launcher_that_ends_well_leaves_a_bot_that_lives():
    with shell("(echo $$ up; exec sleep 1000) &") as process:
        assert ended(process) == "exit status 0"
        said(process, "up")
        assert process.alive


def test_the_whole_tree_is_ended_whatever_session_it_made_for_itself():
    with shell("setsid sh -c 'echo $$ one; exec sleep 1000' & sh -c 'sleep 1000; :' & wait") as bot:
        text = said(bot, "one")
        (stray,) = pids(text.replace("one", ""))
        assert os.getsid(stray) == stray
        bot.end()
        assert is_gone(stray)


def test_who_does_not_listen_is_made_to_end():
    with python(
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf');"
        "time.sleep(1000)"
    ) as process:
        said(process, "deaf")
        process.end(HASTE)
        assert process.ending == "signal 9 (SIGKILL) when told to"


RELAY = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
for runner in range(500):  # each goes on in a session of its own and leaves its parent behind
    if os.fork():
        os._exit(0)
    os.setsid()
    print("runner", runner, flush=True)
    time.sleep(0.002)
time.sleep(1000)
"""


def test_who_runs_from_process_to_process_is_caught():
    with python(RELAY) as process:
        said(process, "runner 3")
        process.end(HASTE)
        assert not process.alive
        assert "runner 499" not in process.output_since()


HARNESS = """
import os, sys
from simulator.children.process import Process
script = "setsid sh -c 'echo $$ stray; exec sleep 1000' & echo $$ bot; wait"
process = Process.start(["sh", "-c", script], os.environ, ".")
while process.output_since().count("\\n") < 2:
    process.wait_for_sign(60)
if sys.argv[1] == "forked" and os.fork() == 0:
    os.close(1)
    import time
    time.sleep(1000)
print(process.output_since().replace("\\n", " "), process._guard.pid, flush=True)
sys.stdin.read()
"""


@contextmanager
def harness(how):
    with subprocess.Popen(
        [sys.executable, "-c", HARNESS, how],
        env=environment_for({}),
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            line = process.stdout.readline()
            yield process, pids(line)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.parametrize("how", ["alone", "forked"])
def test_nothing_outlives_a_harness_that_is_killed(how):
    with harness(how) as (process, everybody):
        assert len(everybody) == 3
        process.kill()
        assert all(map(is_gone, everybody))


def test_nothing_outlives_a_harness_that_ends():
    with harness("alone") as (process, everybody):
        process.stdin.close()
        assert all(map(is_gone, everybody))


def test_a_bot_dies_with_its_guard():
    with shell("echo up; sleep 1000") as process:
        said(process, "up")
        process._guard.kill()
        assert is_gone(process.pid)
        process.end(HASTE)
        assert not process.alive
        assert process.ending == "its guard was killed"


def test_it_is_in_a_session_of_its_own_so_that_ctrl_c_does_not_reach_it():
    with shell("echo up; sleep 1000") as process:
        said(process, "up")
        assert os.getsid(process.pid) != os.getsid(0)


def test_it_may_be_interrupted_though_the_harness_ignores_interrupts():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with shell("echo up; exec sleep 1000") as process:
            said(process, "up")
            os.kill(process.pid, signal.SIGINT)
            assert ended(process) == "signal 2 (SIGINT)"
    finally:
        signal.signal(signal.SIGINT, before)


def test_it_gets_the_variables_it_is_given_and_no_input(tmp_path):
    with running(
        sys.executable,
        "-c",
        "import os, sys; print(sorted(os.environ), os.getcwd(), repr(sys.stdin.read()))",
        cwd=tmp_path,
    ) as process:
        text = said(process, "''")
        assert ended(process) == "exit status 0"
    assert str(tmp_path) in text
    names = {*environment_for({}), "PYTHONUNBUFFERED", "LC_CTYPE"}
    assert set(eval(text[: text.index("]") + 1])) <= names


def test_variables_may_hold_anything_but_nul():
    with shell('printf %s "$ODD"', ODD="a'b\"c\n\udcff é") as process:
        assert ended(process) == "exit status 0"
        process.end()
        assert process.output_since() == "a'b\"c\n\\xff é"
    with pytest.raises(BadInput, match="embedded null"):
        Process.start(["true"], {"ODD": "a\0b"}, ".")


def test_both_streams_come_in_order_and_per_conversation():
    with shell("echo one; echo two >&2; echo three; sleep 1000") as process:
        text = said(process, "three\n")
        assert text == "one\ntwo\nthree\n"
        assert process.output_since(len("one\n")) == "two\nthree\n"
        assert process.output_since(process.mark) == ""


def test_garbage_is_made_printable():
    with shell(r"printf '\033[31mred\033[0m \377 \001 \342\202\254 tab\tcr\r\nbell\a'") as process:
        ended(process)
        process.end()
        assert process.output_since() == "red \\xff \\x01 € tab\tcr\nbell\\x07"


def test_of_endless_output_the_end_is_kept():
    with python("import sys; sys.stdout.write('x' * 600_000 + 'end')") as process:
        ended(process)
        process.end()
        text = process.output_since()
        assert text.endswith("xend")
        assert text.startswith(f"[{600_003 - TAIL} bytes before this are not kept]\n")
        assert len(text) < TAIL + 100


@pytest.mark.parametrize(
    ("command", "cwd", "why"),
    [
        ((), ".", "no command; write e.g."),
        (("no-such-program-here",), ".", "no such program"),
        (("./no-such-program-here",), ".", "no such program"),
        (("/etc/passwd",), ".", "may not be executed"),
        (("true",), "/no/such/folder", "no folder '/no/such/folder'"),
    ],
)
def test_what_cannot_be_started_says_why_in_one_line(command, cwd, why):
    with pytest.raises(BadInput, match=why) as caught:
        Process.start(command, environment_for({}), cwd)
    assert "\n" not in str(caught.value)


def test_a_script_that_says_not_what_runs_it_says_so(tmp_path):
    script = tmp_path / "start"
    script.write_text("echo hi\n")
    script.chmod(0o755)
    with pytest.raises(BadInput, match="no #! line"):
        Process.start([str(script)], environment_for({}), ".")


SERVER = """
import socket, time
server = socket.create_server(({host!r}, 0), family=socket.{family})
print("port %d\\n" % server.getsockname()[1], end="")
time.sleep(1000)
"""


@pytest.mark.parametrize(
    ("host", "family", "called"),
    [
        ("127.0.0.1", "AF_INET", "127.0.0.1"),
        ("0.0.0.0", "AF_INET", "127.0.0.1"),
        ("::1", "AF_INET6", "::1"),
        ("::", "AF_INET6", "127.0.0.1"),
    ],
)
def test_the_ports_of_the_whole_tree_are_found(host, family, called):
    if not Path("/proc/net/tcp").exists():
        pytest.skip("this system does not tell")
    if family == "AF_INET6" and not Path("/proc/net/if_inet6").exists():
        pytest.skip("this machine has no IPv6")
    with shell("exit 0") as process:
        assert process.listening_within(PATIENCE) == ()
    script = SERVER.format(host=host, family=family)
    with socket.create_server(("127.0.0.1", 0)), shell("echo up; sleep 1000") as nobody:
        said(nobody, "up")
        assert nobody.ports() == ()
    with running(
        "sh", "-c", '"$PROGRAM" -c "$SCRIPT" & wait', PROGRAM=sys.executable, SCRIPT=script
    ) as process:
        assert process.listening_within(PATIENCE)
        port = int(said(process, "\n").split()[1])
        assert process.ports() == (port,)
        assert process.listeners() == ((called, port),)

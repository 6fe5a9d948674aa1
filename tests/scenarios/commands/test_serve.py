"""``courtesy serve``: the fake alone, on real time."""

import json
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing, contextmanager

import pytest

from tests.folder import environment_for

PERSON = "person who has just written: "


@contextmanager
def serving(*arguments):
    process = subprocess.Popen(
        [sys.executable, "-m", "scenarios", "serve", "--port", "0", *arguments],
        env=environment_for({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        lines = [process.stdout.readline().strip() for _ in range(2 if arguments else 3)]
        yield lines
    finally:
        process.kill()
        process.communicate()


def send(base, token, psid):
    body = json.dumps({"recipient": {"id": psid}, "message": {"text": "Hello!"}}).encode()
    request = urllib.request.Request(
        f"{base}/v21.0/me/messages?access_token={token}",
        body,
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


def test_a_bot_may_write_with_the_token_that_is_printed_and_with_no_other():
    with serving() as (address, person, token):
        base, psid = address.split()[0], person.removeprefix(PERSON)
        token = token.rpartition(" ")[2]
        assert token.startswith("EAA")
        assert send(base, token, psid)["recipient_id"] == psid
        assert send(base, "EAAanother", psid)["error"]["code"] == 190


def test_a_token_that_is_given_is_the_pages_and_is_not_printed():
    with serving("--page-token", "EAAgiven") as (address, person):
        base, psid = address.split()[0], person.removeprefix(PERSON)
        assert "EAAgiven" not in address + person
        assert send(base, "EAAgiven", psid)["recipient_id"] == psid
        assert send(base, "EAAother", psid)["error"]["code"] == 190


def test_a_port_that_is_taken_is_one_line_and_exit_code_2(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = folder.courtesy("serve", "--port", str(port))
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert f"cannot listen on 127.0.0.1:{port}" in ended.lines[0]
    assert "choose another port" in ended.lines[0]


@pytest.mark.parametrize("port", ["x", "99999"])
def test_a_port_that_is_none_is_one_line_and_exit_code_2(folder, port):
    ended = folder.courtesy("serve", "--port", port)
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert "--port" in ended.lines[0]


def test_its_operator_has_people_write(tmp_path):
    journal = tmp_path / "journal.db"
    given = ("--page-token", "EAAgiven", "--control-token", "ctl", "--journal", str(journal))
    with serving(*given) as (address, person):
        base, psid = address.split()[0], person.removeprefix(PERSON)
        body = json.dumps({"psid": psid, "text": "Olá"}).encode()
        request = urllib.request.Request(
            f"{base}/_control/say", body, {"Authorization": "Bearer ctl"}
        )
        with urllib.request.urlopen(request) as answer:
            assert json.load(answer)["result"].startswith("m_")
    assert journal.exists()


def test_the_journal_survives_a_process_that_is_killed(tmp_path):
    journal = tmp_path / "journal.db"
    with serving("--page-token", "EAAgiven", "--journal", str(journal)) as (address, person):
        base, psid = address.split()[0], person.removeprefix(PERSON)
        send(base, "EAAgiven", psid)
    with closing(sqlite3.connect(journal)) as database:
        kinds = [kind for (kind,) in database.execute("SELECT kind FROM entries ORDER BY serial")]
    assert kinds[0] == "message_received"
    assert kinds[-1] == "call_answered"


INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # it may be ignored around the tests
from scenarios.__main__ import main
sys.argv = ["courtesy", "serve", "--port", "0"]
main()
"""


def test_ctrl_c_ends_it_without_a_word():
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE],
        env=environment_for({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    lines = iter(process.stdout.readline, "")
    assert any(line.startswith("control API") for line in lines)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--webhook", "http://example.com/webhook"), "--allow-remote"),
        (("--webhook", "example.com"), "http://127.0.0.1:5000/webhook"),
        (("--page-id", "shop"), "decimal digits"),
        (("--control-token", ""), "the control token is empty"),
        (("--journal", "missing/journal.db"), "cannot keep a journal in"),
    ],
)
def test_what_cannot_be_served_is_one_line_and_exit_code_2(folder, options, why):
    ended = folder.courtesy("serve", "--port", "0", *options)
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert why in ended.lines[0]

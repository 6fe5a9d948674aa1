import json
import os
import socket
import stat
from pathlib import Path

import pytest

from simulator.children.switchboard import MOST_MESSAGES, Switchboard
from simulator.errors import BotError


def nothing():
    """There is nothing wrong."""


@pytest.fixture
def board():
    heard = []
    made = Switchboard(lambda _: heard.append)
    made.heard = heard
    yield made
    made.close()


def call(board):
    agent = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    agent.connect(board.address)
    return agent


def test_it_listens_where_only_its_owner_can_come(board):
    folder = Path(board.address).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    board.close()
    assert not folder.exists()


def test_agents_are_heard_until_something_is_met(board):
    with call(board) as one, call(board) as two:
        one.sendall(b'{"hello": 1}\n')
        two.sendall(b'{"hello": 2}\n')
        assert board.listen_until(lambda: len(board.heard) == 2, nothing)
    assert sorted(message["hello"] for message in board.heard) == [1, 2]


def test_silence_is_bounded(board):
    with call(board):
        assert not board.listen_until(lambda: False, nothing, patience=0)


def test_who_waits_is_told_what_makes_waiting_vain(board):
    def check():
        raise BotError("it has ended")

    with pytest.raises(BotError, match="it has ended"):
        board.listen_until(lambda: False, check)


def test_a_bot_that_writes_to_our_line_is_told_so(board):
    with call(board) as agent:
        agent.sendall(b"GET / HTTP/1.1\r\n\r\n")
        with pytest.raises(BotError, match="wrote to our line"):
            board.listen_until(lambda: False, nothing)


def test_messages_without_an_end_are_an_end(board):
    pid = os.fork()
    if pid == 0:
        line = json.dumps({"host": "x"}).encode() + b"\n"
        with call(board) as agent:
            agent.sendall(line * (MOST_MESSAGES + 2))
        os._exit(0)
    with pytest.raises(BotError, match="without time passing"):
        board.listen_until(lambda: False, nothing)
    board.close()
    os.waitpid(pid, 0)

import json
import socket

import pytest

from simulator.children.channel import Channel


@pytest.fixture
def line():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours), theirs


def test_messages_are_lines_however_they_are_cut(line):
    channel, agent = line
    agent.sendall(b'{"a": 1}\n{"b": "\\u00e9')
    assert channel.read() == [{"a": 1}]
    agent.sendall(b'"}\n')
    assert channel.read() == [{"b": "é"}]


def test_half_a_line_is_waited_for(line):
    channel, agent = line
    agent.sendall(b'{"a"')
    assert channel.read() == []
    agent.sendall(b": 1}\n")
    assert channel.read() == [{"a": 1}]


def test_what_is_said_arrives_as_one_line(line):
    channel, agent = line
    channel.send({"run": 5, "body": "\n"})
    assert json.loads(agent.recv(1000)) == {"run": 5, "body": "\n"}


@pytest.mark.parametrize("garbage", [b"hello\n", b"[1]\n", b"\xff\n", b"\n"])
def test_what_no_agent_says_is_an_error(line, garbage):
    channel, agent = line
    agent.sendall(garbage)
    with pytest.raises(ValueError, match=r"."):
        channel.read()


def test_an_agent_that_hangs_up_is_noticed(line):
    channel, agent = line
    agent.close()
    assert channel.read() == []
    assert not channel.is_open
    channel.send({"nobody": "hears"})

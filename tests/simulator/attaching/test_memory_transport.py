"""A connection without a network."""

import asyncio

import pytest

from simulator.attaching.memory_transport import MemoryTransport


class Reader(asyncio.Protocol):
    """Notes what it hears."""

    def __init__(self):
        self.heard = []

    def connection_made(self, transport):
        self.heard.append("made")

    def data_received(self, data):
        self.heard.append(data)

    def connection_lost(self, error):
        self.heard.append(f"lost: {error}")


def exchange(*writes, respond=None):
    """Return what is heard after each of ``writes``, and what was asked."""
    asked = []

    async def answer(request):
        asked.append(request)
        return b"answer"

    async def run():
        reader = Reader()
        transport = MemoryTransport(reader, respond or answer)
        for data in writes:
            transport.write(data)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        transport.close()
        await asyncio.sleep(0)
        return reader.heard[1:], transport.is_closing()

    heard, closing = asyncio.run(run())
    assert closing
    return heard, asked


HEAD = b"POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n"


@pytest.mark.parametrize(
    "writes",
    [
        (HEAD + b"body",),
        (HEAD, b"body"),
        (HEAD[:20], HEAD[20:], b"bo", b"dy"),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",),
        (b"POST / HTTP/1.1\r\ntransfer-encoding: Chunked\r\n\r\n", b"2\r\nab\r\n", b"0\r\n\r\n"),
    ],
)
def test_a_request_is_answered_once_when_it_is_whole(writes):
    heard, asked = exchange(*writes)
    assert asked == [b"".join(writes)]
    assert heard == [b"answer", "lost: None"]


def test_a_connection_may_be_used_again():
    heard, asked = exchange(HEAD + b"one!", HEAD + b"two!")
    assert [request[-4:] for request in asked] == [b"one!", b"two!"]
    assert heard == [b"answer", b"answer", "lost: None"]


def test_whoever_waits_to_be_told_to_go_on_is_told_once():
    head = HEAD.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n")
    heard, _ = exchange(head, b"bo", b"dy")
    assert heard == [b"HTTP/1.1 100 Continue\r\n\r\n", b"answer", "lost: None"]


def test_what_is_raised_ends_the_connection():
    async def fail(request):
        raise ConnectionResetError("no")

    heard, _ = exchange(HEAD + b"body", respond=fail)
    assert heard == ["lost: no"]


def test_an_answer_that_nobody_waits_for_any_more_is_not_given():
    async def never(request):
        await asyncio.Event().wait()

    heard, _ = exchange(HEAD + b"body", respond=never)
    assert heard == ["lost: None"]

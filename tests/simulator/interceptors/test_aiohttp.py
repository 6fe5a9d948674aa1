"""``aiohttp``'s client."""

import asyncio

import pytest

from simulator.interceptors.aiohttp import INTERCEPTOR
from tests.requirements import require
from tests.simulator.interceptors.graph import SHOP, URL

require("aiohttp")

import aiohttp  # noqa: E402
import aiohttp.connector  # noqa: E402

TARGET = (aiohttp.TCPConnector, "_create_connection")


@pytest.fixture
def graph(teach):
    return teach(INTERCEPTOR, aiohttp.connector, TARGET)


def in_session(work, **settings):
    """Return what ``work(session)`` returns."""

    async def run():
        async with aiohttp.ClientSession(**settings) as session:
            return await work(session)

    return asyncio.run(run())


async def _posted(session, **body):
    async with session.post(URL, params={"access_token": "EAA"}, **body) as answer:
        return answer.status, answer.headers["X-A"], await answer.json()


def test_json_arrives_with_its_query_and_is_answered(graph):
    status, header, answer = in_session(lambda session: _posted(session, json={"a": "ä"}))
    assert (status, header, answer["héllo"]) == (200, "b", "wörld")
    assert graph.only == (
        "POST",
        "/v21.0/me/messages",
        "access_token=EAA",
        b'{"a": "\\u00e4"}',
    )
    assert graph.header("content-type") == "application/json"


async def _parts():
    yield b"in "
    yield b"parts"


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (lambda: {"a": "1", "b": "ü"}, b"a=1&b=%C3%BC"),
        (lambda: "text", b"text"),
        (lambda: b"x" * 300_000, b"x" * 300_000),
        (_parts, b"in parts"),
        (lambda: None, b""),
    ],
)
def test_a_body_may_have_any_form_that_aiohttp_takes(graph, data, body):
    in_session(lambda session: _posted(session, data=data()))
    assert graph.only[3] == body


def test_a_body_that_waits_to_be_asked_for_is_asked_for(graph):
    in_session(lambda session: _posted(session, data=b"later", expect100=True))
    assert graph.only[3] == b"later"


def test_a_form_with_a_file_arrives_whole(graph):
    form = aiohttp.FormData()
    form.add_field("message", "{}")
    form.add_field("filedata", b"\x89PNG", filename="a.png", content_type="image/png")
    in_session(lambda session: _posted(session, data=form))
    assert b'filename="a.png"' in graph.only[3]
    assert graph.header("content-type").startswith("multipart/form-data")


def test_a_session_may_be_used_for_many_calls_at_once_and_in_a_row(graph):
    async def calls(session):
        await asyncio.gather(*(_posted(session, data=str(number)) for number in range(20)))
        for number in range(20, 40):
            await _posted(session, data=str(number))

    in_session(calls)
    assert sorted(int(request.body) for request in graph.requests) == list(range(40))


def test_one_connection_at_a_time_is_enough(graph):
    async def calls(session):
        await asyncio.gather(*(_posted(session, data=str(number)) for number in range(5)))

    async def run():
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
            await calls(session)

    asyncio.run(run())
    assert len(graph.requests) == 5


def test_an_error_of_graphs_can_be_raised(teach):
    teach(INTERCEPTOR, aiohttp.connector, TARGET, status=400)
    with pytest.raises(aiohttp.ClientResponseError, match="400"):
        in_session(lambda session: session.get(URL), raise_for_status=True)


def test_a_head_is_answered_without_a_body(graph):
    async def head(session):
        async with session.head(URL) as answer:
            return answer.status, await answer.read()

    assert in_session(head) == (200, b"")


def test_a_streamed_answer_can_be_read_in_parts(graph):
    async def parts(session):
        async with session.get(URL) as answer:
            return [part async for part in answer.content.iter_chunked(4)]

    assert b"".join(in_session(parts)).startswith(b'{"recipient_id"')


def test_what_goes_wrong_inside_reaches_the_caller():
    class Broken(Exception):
        pass

    class Exchange:
        def takes(self, host):
            return True

        def __call__(self, call):
            raise Broken

    real = aiohttp.TCPConnector._create_connection
    try:
        INTERCEPTOR.install(aiohttp.connector, Exchange())
        with pytest.raises((Broken, aiohttp.ClientError)):
            in_session(lambda session: session.get(URL))
    finally:
        aiohttp.TCPConnector._create_connection = real


def test_other_hosts_are_left_alone(graph):
    with pytest.raises(aiohttp.ClientConnectorError):
        in_session(lambda session: session.get("http://127.0.0.1:9/v21.0/me/messages"))
    assert graph.requests == []


def test_a_call_to_another_host_has_its_whole_address(graph):
    in_session(lambda session: session.get(f"{SHOP}/a?b=c"))
    assert graph.requests[0].url == f"{SHOP}/a?b=c"


@pytest.mark.parametrize(
    ("path", "patience", "lived_through"),
    [
        ("late", 5, (5, aiohttp.SocketTimeoutError)),
        ("late", 30, (20, 200)),
        ("late", None, (20, 200)),
        ("down", 5, (0, aiohttp.ClientConnectorError)),
    ],
)
def test_the_libraries_own_errors_tell_what_is_late_and_what_is_down(
    graph, lived, path, patience, lived_through
):
    async def status(session):
        async with session.get(f"{SHOP}/{path}") as answer:
            return answer.status

    timeout = aiohttp.ClientTimeout(sock_read=patience)
    assert lived(lambda: in_session(status, timeout=timeout)) == lived_through


def test_a_total_time_out_counts_too(graph, lived):
    timeout = aiohttp.ClientTimeout(total=3)
    call = lambda session: session.get(f"{SHOP}/late")  # noqa: E731 - given twice
    assert lived(lambda: in_session(call, timeout=timeout)) == (3, TimeoutError)

"""``httpcore``, by itself and under httpx."""

import asyncio

import pytest

from simulator.interceptors.httpcore import INTERCEPTOR
from tests.requirements import require
from tests.simulator.interceptors.graph import SHOP, URL

require("httpx")

import httpcore  # noqa: E402
import httpx  # noqa: E402


@pytest.fixture
def graph(teach):
    return teach(
        INTERCEPTOR,
        httpcore,
        (httpcore.ConnectionPool, "handle_request"),
        (httpcore.AsyncConnectionPool, "handle_async_request"),
    )


def get(url, patience):
    return httpx.get(url, timeout=patience).status_code


def get_async(url, patience):
    async def call():
        async with httpx.AsyncClient(timeout=patience) as client:
            return (await client.get(url)).status_code

    return asyncio.run(call())


def test_httpcore_itself_reaches_the_exchange(graph):
    with httpcore.ConnectionPool() as pool:
        answer = pool.request("POST", f"{URL}?a=b", content=b"body")
    assert answer.status == 200
    assert (b"X-A", b"b") in answer.headers
    assert graph.only == ("POST", "/v21.0/me/messages", "a=b", b"body")


@pytest.mark.parametrize("call", [get, get_async])
def test_a_call_to_another_host_has_its_whole_address(graph, call):
    assert call(f"{SHOP}/a?b=c", None) == 200
    assert graph.requests[0].url == f"{SHOP}/a?b=c"
    assert graph.header("host") == "shop.example:8443"


@pytest.mark.parametrize("call", [get, get_async])
@pytest.mark.parametrize(
    ("path", "patience", "lived_through"),
    [
        ("late", 5, (5, httpx.ReadTimeout)),
        ("late", 20, (20, 200)),
        ("late", None, (20, 200)),
        ("down", 5, (0, httpx.ConnectError)),
    ],
)
def test_the_libraries_own_errors_tell_what_is_late_and_what_is_down(
    graph, lived, call, path, patience, lived_through
):
    assert lived(lambda: call(f"{SHOP}/{path}", patience)) == lived_through


def test_parts_of_an_async_body_arrive_whole(graph):
    async def parts():
        yield b"in "
        yield b"parts"

    async def call():
        async with httpx.AsyncClient() as client:
            await client.post(f"{SHOP}/a", content=parts())

    asyncio.run(call())
    assert graph.only[3] == b"in parts"


@pytest.mark.parametrize("call", [get, get_async])
def test_other_hosts_are_left_alone(graph, call):
    with pytest.raises(httpx.ConnectError):
        call("http://127.0.0.1:9/v21.0/me/messages", 5)
    assert graph.requests == []

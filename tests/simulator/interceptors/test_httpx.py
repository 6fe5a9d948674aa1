"""``httpx``, sync and async, on its way to the Graph API."""

import asyncio

import pytest

from simulator.interceptors.httpx import INTERCEPTOR
from tests.requirements import require
from tests.simulator.interceptors.graph import URL

require("httpx")

import httpx  # noqa: E402


@pytest.fixture
def targets():
    return (
        (httpx.Client, "_transport_for_url"),
        (httpx.AsyncClient, "_transport_for_url"),
    )


@pytest.fixture
def graph(teach, targets):
    return teach(INTERCEPTOR, httpx, *targets)


def test_a_call_and_a_client_reach_the_fake(graph):
    answer = httpx.post(URL, params={"access_token": "EAA"}, json={"a": "ä"})
    assert answer.status_code == 200
    assert answer.json()["héllo"] == "wörld"
    assert answer.headers["X-A"] == "b"
    assert graph.only[:3] == ("POST", "/v21.0/me/messages", "access_token=EAA")
    assert graph.header("content-type") == "application/json"
    with httpx.Client(base_url="https://graph.facebook.com") as client:
        assert client.get("/v21.0/me").status_code == 200


def test_an_async_client_reaches_the_fake(graph):
    async def call():
        async with httpx.AsyncClient() as client:
            return await client.post(URL, data={"a": "ü"})

    assert asyncio.run(call()).json()["recipient_id"] == "1"
    assert graph.only[3] == b"a=%C3%BC"


def test_streams_arrive_whole_in_both_directions(graph):
    def parts():
        yield b"in "
        yield b"parts"

    with httpx.Client() as client, client.stream("POST", URL, content=parts()) as answer:
        assert b"".join(answer.iter_bytes()).startswith(b'{"recipient_id"')
    assert graph.only[3] == b"in parts"


def test_an_error_of_graphs_can_be_raised(teach, targets):
    teach(INTERCEPTOR, httpx, *targets, status=400)
    with pytest.raises(httpx.HTTPStatusError):
        httpx.get(URL).raise_for_status()


def test_other_hosts_are_left_alone(graph):
    with pytest.raises(httpx.ConnectError):
        httpx.get("http://127.0.0.1:9/v21.0/me/messages")
    assert graph.requests == []


def test_a_transport_of_the_bots_own_is_left_alone(graph):
    own = httpx.MockTransport(lambda request: httpx.Response(418))
    with httpx.Client(transport=own) as client:
        assert client.get(URL).status_code == 418
    assert graph.requests == []

"""An ASGI application, called on a loop of its own in simulated time."""

import asyncio
import gc
import logging
import time

import pytest

from simulator.doors.asgi import AsgiDoor
from simulator.errors import BotRaised, BotUnreachable
from tests.requirements import require


async def respond(send, body=b"", status=200, *, more=False):
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": body, "more_body": more})


@pytest.fixture
def opened(simulation):
    """Call it with an application; returns its door, started."""
    doors = []

    def start(app):
        door = AsgiDoor(app)
        doors.append(door)
        door.start()
        return door

    yield start
    for door in doors:
        door.close()  # twice is once


@pytest.fixture
def ask(simulation):
    """Call it with a door and a path; has the answer's body marked when it comes."""

    def begin(door, path="/", **more):
        simulation.deliver(
            lambda: simulation.mark(door.request("POST", path, **more).body.decode())
        )

    return begin


def test_an_application_gets_the_request_as_a_server_would_give_it(opened, simulation):
    seen = {}

    async def app(scope, receive, send):
        if scope["type"] == "http":
            seen.update(scope, body=(await receive())["body"])
            await respond(send, b"yes", 201)

    door = opened(app)
    reply = door.request(
        "POST",
        "/h%C3%A9",
        query="a=b",
        headers={"Content-Type": "application/json", "X-Hub-Signature": "sha1=0"},
        body=b"ab",
    )
    assert (reply.status, reply.body) == (201, b"yes")
    assert (seen["method"], seen["scheme"], seen["query_string"]) == ("POST", "https", b"a=b")
    assert (seen["path"], seen["raw_path"], seen["body"]) == ("/hé", b"/h%C3%A9", b"ab")
    assert dict(seen["headers"]) == {
        b"host": b"localhost",
        b"content-length": b"2",
        b"content-type": b"application/json",
        b"x-hub-signature": b"sha1=0",
    }


def test_a_reply_is_complete_when_its_body_is_and_work_goes_on(opened, ask, simulation):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            await respond(send, b"in ", more=True)
            await asyncio.sleep(10)
            await send({"type": "http.response.body", "body": b"parts"})
            await asyncio.sleep(60)
            simulation.mark("afterwards")

    ask(opened(app))
    simulation.rest(100)
    assert simulation.marks == [(10, "in parts"), (70, "afterwards")]


def test_who_waits_for_the_client_to_go_hears_so_after_the_reply(opened, ask, simulation):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            await receive()
            leaving = asyncio.create_task(receive())
            await asyncio.sleep(10)
            assert not leaving.done()
            await respond(send, b"reply")
            simulation.mark((await leaving)["type"])

    ask(opened(app))
    simulation.rest(20)
    assert sorted(simulation.marks) == [(10, "http.disconnect"), (10, "reply")]


def test_a_slow_request_does_not_delay_the_others(opened, ask, simulation):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            await asyncio.sleep(int(scope["path"][1:]))
            await respond(send, scope["path"].encode())

    door = opened(app)
    for seconds in (60, 5, 0, 30):
        ask(door, f"/{seconds}")
    simulation.rest(100)
    assert simulation.marks == [(0, "/0"), (5, "/5"), (30, "/30"), (60, "/60")]


def test_a_request_that_blocks_the_loop_delays_all_others(opened, ask, simulation):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            time.sleep(int(scope["path"][1:]))
            await respond(send, scope["path"].encode())

    door = opened(app)
    for seconds in (60, 0, 5):
        ask(door, f"/{seconds}")
    simulation.rest(100)
    assert simulation.marks == [(60, "/60"), (60, "/0"), (65, "/5")]


def test_an_application_starts_up_and_shuts_down(simulation):
    async def app(scope, receive, send):
        if scope["type"] == "lifespan":
            assert (await receive())["type"] == "lifespan.startup"
            await asyncio.sleep(5)
            scope["state"]["database"] = "open"
            await send({"type": "lifespan.startup.complete"})
            assert (await receive())["type"] == "lifespan.shutdown"
            await asyncio.sleep(3)
            simulation.mark("closed")
            await send({"type": "lifespan.shutdown.complete"})
        else:
            await respond(send, scope["state"]["database"].encode())

    door = AsgiDoor(app)
    door.start()
    assert simulation.elapsed == 5
    assert door.request("GET", "/").body == b"open"
    door.close()
    assert simulation.marks == [(8, "closed")]
    assert not simulation.leftovers()


async def _without_lifespan(scope, receive, send):
    assert scope["type"] == "http"
    await respond(send, b"ready")


async def _silent_about_lifespan(scope, receive, send):
    if scope["type"] == "http":
        await respond(send, b"ready")


@pytest.mark.parametrize("app", [_without_lifespan, _silent_about_lifespan])
def test_an_application_without_a_lifespan_is_ready_at_once(opened, simulation, app):
    assert opened(app).request("GET", "/").body == b"ready"
    assert simulation.elapsed == 0


async def _says_that_it_failed(scope, receive, send):
    await receive()
    await send({"type": "lifespan.startup.failed", "message": "no database"})


async def _never_ready(scope, receive, send):
    await asyncio.sleep(3600)


@pytest.mark.parametrize(
    ("app", "words"),
    [(_says_that_it_failed, "no database"), (_never_ready, "not done within 60 s")],
)
def test_a_startup_that_fails_raises(simulation, app, words):
    door = AsgiDoor(app)
    with pytest.raises(BotRaised, match=words):
        door.start()
    with pytest.raises(BotRaised):
        door.close()
    assert not simulation.leftovers()


def test_a_bot_that_raises_raises_with_its_own_traceback(opened):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            raise IndexError("price")

    with pytest.raises(BotRaised, match="raised IndexError inside its webhook") as caught:
        opened(app).request("POST", "/")
    assert caught.value.__cause__.__traceback__.tb_frame.f_code is app.__code__


def test_what_is_raised_right_after_a_500_is_told_instead_of_it(opened):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            await respond(send, b"Internal Server Error", 500)
            raise KeyError("price")

    with pytest.raises(BotRaised, match="KeyError"):
        opened(app).request("POST", "/")


def test_what_is_raised_in_the_background_is_reported_as_loops_report(
    opened, ask, simulation, caplog
):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            await respond(send, b"reply")
            await asyncio.sleep(5)
            raise KeyError("background")

    with caplog.at_level(logging.ERROR, "asyncio"):
        ask(opened(app))
        simulation.rest(10)
    assert simulation.marks == [(0, "reply")]
    assert "KeyError: 'background'" in caplog.text


def test_an_application_that_answers_nothing_has_answered_500(opened):
    async def app(scope, receive, send):
        pass

    assert opened(app).request("POST", "/").status == 500


def test_a_bot_that_exits_has_raised(opened):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            raise SystemExit(3)

    door = opened(app)
    for _ in range(2):  # its loop lives on
        with pytest.raises(BotRaised, match="SystemExit"):
            door.request("POST", "/")


def test_a_request_that_its_own_loop_waits_for_is_refused(opened):
    async def app(scope, receive, send):
        if scope.get("path") == "/again":
            await respond(send, b"again")
        elif scope["type"] == "http":
            with pytest.raises(BotUnreachable, match="blocked by the call"):
                door.request("GET", "/again")
            answer = await asyncio.to_thread(door.request, "GET", "/again")
            await respond(send, answer.body + b"!")

    door = opened(app)
    assert door.request("POST", "/").body == b"again!"


def test_nothing_that_still_waits_is_collected(opened, ask, simulation):
    async def app(scope, receive, send):
        if scope["type"] == "http":
            await respond(send, b"reply")
            try:
                await asyncio.Event().wait()  # that nobody else knows
            finally:
                simulation.mark("woken")

    door = opened(app)
    ask(door)
    gc.collect()
    simulation.rest(200)
    assert simulation.marks == [(0, "reply")]
    door.close()
    assert simulation.marks[1:] == [(200, "woken")]


def test_what_quart_turns_into_500_is_raised_all_the_same(opened):
    require("quart")
    from quart import Quart, abort

    app = Quart("shop")

    @app.post("/bug")
    async def bug():
        raise KeyError("price")

    @app.post("/late")
    def late():
        raise KeyError("in a thread")

    @app.post("/asked")
    async def asked():
        abort(500)

    door = opened(app)
    with pytest.raises(BotRaised, match="price"):
        door.request("POST", "/bug")
    with pytest.raises(BotRaised, match="in a thread"):
        door.request("POST", "/late")
    assert door.request("POST", "/asked").status == 500

"""A bot's own server, under the agent for Node: no port is bound, requests come in memory."""

import subprocess

import pytest

from tests.requirements import require_programs
from tests.simulator.agents.node.driver import SECOND, node, utf8

KINDS = ("http", "https", "express", "fastify", "koa", "restify")


def version():
    require_programs(node())
    told = subprocess.run([node(), "--version"], capture_output=True, text=True, check=True)
    return int(told.stdout[1:].split(".")[0])


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_reaches_each_kind_of_server(kind, start, packages):
    if kind == "restify" and version() >= 24:
        pytest.skip("restify 11 does not start on Node 24")
    bot = start("greeting.cjs", kind)
    assert bot.ready["server"] == {"https": "http"}.get(kind, kind)
    assert bot.ready["port"] == 3000
    request = bot.message("Zoë ☃")
    assert bot.run(0, request)["now"] == 0
    reply = bot.replies[request["id"]]
    assert (reply["status"], utf8(reply["body"])) == (200, "Hello, Zoë ☃.")


def test_the_paths_of_an_express_bot_are_known(start, packages):
    assert start("greeting.cjs", "express").ready["paths"] == ["/bot/webhook", "/webhook"]


def test_a_handshake_comes_with_its_query(start, packages):
    bot = start("express.cjs")
    query = "hub.mode=subscribe&hub.challenge=a%20b&hub.verify_token=VERIFY"
    bot.run(0, bot.post("", method="GET", query=query))
    assert bot.replies[1]["body"] == "a b"


def test_a_request_may_come_while_the_bot_waits_for_an_answer(start):
    def challenges(call):
        bot.say({"request": bot.post("return 'challenged'")})
        assert bot.until("reply")["body"] == '"challenged"'
        return {"status": 200, "headers": [], "body": "{}"}

    bot = start("evaluating.cjs", answer=challenges)
    url = "https://graph.facebook.com/v21.0/1/subscriptions"
    assert bot.ask(f"return (await fetch('{url}', {{ method: 'POST' }})).status") == 200


def test_a_reply_is_dated_by_simulated_time(evaluating):
    evaluating.ask("return 1", at=SECOND)
    assert ["Date", "Sat, 01 Jun 2024 12:00:01 GMT"] in evaluating.replies[1]["headers"]


def test_a_slow_handler_keeps_nobody_else_waiting(evaluating):
    slow = evaluating.post("await require('timers/promises').setTimeout(60000); return 'slow'")
    quick = evaluating.post("return 'quick'")
    evaluating.run(0, slow, quick)
    assert list(evaluating.replies) == [quick["id"]]
    evaluating.run(59 * SECOND, again := evaluating.post("return 'again'"))
    evaluating.run(60 * SECOND)
    assert list(evaluating.replies) == [quick["id"], again["id"], slow["id"]]


def test_replies_come_in_the_order_of_the_requests(evaluating):
    requests = [evaluating.post(f"return {number}") for number in range(50)]
    evaluating.run(0, *requests)
    assert [reply["body"] for reply in evaluating.replies.values()] == [str(n) for n in range(50)]


def test_a_server_without_an_answer_is_told(evaluating):
    script = """
        const http = require('http');
        http.createServer((request) => request.socket.destroy()).listen(3001)"""
    evaluating.ask(script)
    evaluating.run(0, request := evaluating.post("", port=3001))
    assert "socket hang up" in evaluating.replies[request["id"]]["error"]


def test_no_server_is_told(evaluating):
    evaluating.run(0, evaluating.post("return 1", port=9))
    assert evaluating.replies[1]["error"] == "no server of the bot listens"


def test_a_server_seems_to_have_its_port(evaluating):
    assert evaluating.ask(
        """
        const http = require('http'), told = [];
        const server = http.createServer((request, response) => response.end('two'));
        await new Promise((done) => server.listen(0, '127.0.0.1', done));
        const { address, port } = server.address();
        told.push(address, port > 1024, server.listening);
        told.push(await (await fetch(`http://localhost:${port}/`)).text());
        await new Promise((done) => server.close(done));
        told.push(server.listening);
        const second = http.createServer().listen(3000);
        told.push((await new Promise((done) => second.once('error', done))).code);
        return told;"""
    ) == ["127.0.0.1", True, True, "two", False, "EADDRINUSE"]


def test_a_bot_may_call_itself(evaluating):
    script = """
        const given = { method: 'POST', body: 'return Date.now()' };
        const answer = await fetch('http://127.0.0.1:3000/', given);
        return (await answer.json()) - Date.now();"""
    assert evaluating.ask(script) == 0
    assert evaluating.told == []

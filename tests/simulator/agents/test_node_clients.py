"""What a bot calls, under the agent for Node: whichever library calls a hard-coded address."""

import json

import pytest

from tests.simulator.agents.node.driver import GRAPH, SECOND, accept, utf8

URL = f"{GRAPH}?access_token=T"
MESSAGE = "{ recipient: { id: '1' }, message: { text: 'Zoë ☃' } }"
GIVEN = (
    f"{{ method: 'POST', headers: {{ 'Content-Type': 'application/json' }},"
    f" body: JSON.stringify({MESSAGE}) }}"
)
CORE = """
    const asked = require('%s').request('%s', { method: 'POST' });
    asked.end(JSON.stringify(%s));
    const answered = (done, fail) => asked.on('response', done).on('error', fail);
    const response = await new Promise(answered);
    let body = '';
    for await (const chunk of response.setEncoding('utf8')) body += chunk;
    return JSON.parse(body);"""

CLIENTS = {
    "https": CORE % ("https", URL, MESSAGE),
    "http": CORE % ("http", URL.replace("https", "http"), MESSAGE),
    "fetch": f"return (await fetch('{URL}', {GIVEN})).json()",
    "axios": f"return (await require('axios').post('{URL}', {MESSAGE})).data",
    "node-fetch": f"return (await require('node-fetch')('{URL}', {GIVEN})).json()",
    "undici": f"return (await require('undici').request('{URL}', {GIVEN})).body.json()",
    "undici's fetch": f"""
        const {{ Agent, fetch }} = require('undici');
        return (await fetch('{URL}', {{ dispatcher: new Agent(), ...{GIVEN} }})).json();""",
    "request": f"""
        const given = {{ uri: '{URL}', method: 'POST', json: {MESSAGE} }};
        return new Promise((done, fail) =>
            require('request')(given, (error, response, body) => error ? fail(error) : done(body)));
        """,
    "got": f"return require('got').post('{URL}', {{ json: {MESSAGE} }}).json()",
    "superagent": f"return (await require('superagent').post('{URL}').send({MESSAGE})).body",
    "needle": f"""
        const needle = require('needle');
        return (await needle('post', '{URL}', {MESSAGE}, {{ json: true }})).body;""",
}


@pytest.mark.parametrize("client", CLIENTS)
def test_each_client_reaches_the_harness(client, evaluating, packages):
    told = evaluating.ask(CLIENTS[client], at=SECOND)
    assert told == {"recipient_id": "1", "message_id": "m_1"}
    (call,) = evaluating.calls
    assert call["method"] == "POST"
    assert call["url"] == (URL.replace("https", "http") if client == "http" else URL)
    assert call["now"] == SECOND
    assert json.loads(utf8(call["body"]))["message"] == {"text": "Zoë ☃"}
    assert "graph.facebook.com" in {v for name, v in call["headers"] if name.lower() == "host"}


def test_a_named_import_of_a_module_reaches_the_harness_too(evaluating):
    script = f"""
        const {{ get }} = await import('node:https');
        return new Promise((done) => get('{URL}', (response) => done(response.statusCode)));"""
    assert evaluating.ask(script) == 200


def test_videos_have_a_host_of_their_own(evaluating):
    url = "https://graph-video.facebook.com/v21.0/me/videos"
    assert evaluating.ask(f"return (await fetch('{url}')).status") == 200
    assert evaluating.calls[0]["url"] == url


def test_agents_that_keep_connections_alive(evaluating, packages):
    script = f"""
        const given = {{ keepAlive: true, maxSockets: 1, timeout: 1000 }};
        const httpsAgent = new (require('https').Agent)(given);
        const post = () => require('axios').post('{URL}', {MESSAGE}, {{ httpsAgent }});
        const both = await Promise.all([post(), post(), post()]);
        return [...both, await post()].map((answer) => answer.status);"""
    assert evaluating.ask(script) == [200] * 4
    assert len(evaluating.calls) == 4
    assert evaluating.done["waiting"] == []


def test_many_calls_at_once_come_in_order(evaluating):
    script = f"""
        const numbers = [...Array(50).keys()];
        const post = (number) => fetch('{GRAPH}', {{ method: 'POST', body: String(number) }});
        return (await Promise.all(numbers.map(post))).length;"""
    assert evaluating.ask(script) == 50
    assert [call["body"] for call in evaluating.calls] == [str(number) for number in range(50)]


def test_bodies_of_every_kind(evaluating):
    script = f"""
        const form = new FormData();
        form.append('recipient', '1');
        form.append('filedata', new Blob(['größe']), 'größe.txt');
        await fetch('{URL}', {{ method: 'POST', body: form }});
        const chunked = require('https').request('{URL}', {{ method: 'POST' }});
        chunked.write('in ');
        chunked.end('chunks');
        await new Promise((done) => chunked.on('response', (one) => one.on('end', done).resume()));
        const bytes = Buffer.from([...Array(256).keys()]);
        await fetch('{URL}', {{ method: 'POST', body: bytes }});
        await fetch('{URL}', {{ method: 'POST', body: 'x'.repeat(1e6) }});"""
    evaluating.ask(script)
    form, chunked, octets, large = (call["body"] for call in evaluating.calls)
    assert 'name="recipient"\r\n\r\n1\r\n' in form
    assert "größe" in utf8(form)
    assert chunked == "in chunks"
    assert octets == bytes(range(256)).decode("latin-1")
    assert large == "x" * 1_000_000


def test_answers_of_every_kind(start):
    def answer(call):
        known = {
            "HEAD": {"status": 200, "headers": [["Content-Length", "7"]], "body": ""},
            "DELETE": {"status": 204, "headers": [], "body": ""},
            "PUT": {
                "status": 400,
                "headers": [["X-A", "1"], ["X-A", "2"]],
                "body": "gr\xc3\xb6\xc3\x9fe",
            },
        }
        return known[call["method"]]

    bot = start("evaluating.cjs", answer=answer)
    script = f"""
        const told = [];
        for (const method of ['HEAD', 'DELETE', 'PUT']) {{
            const answer = await fetch('{URL}', {{ method }});
            const {{ headers }} = answer;
            told.push([answer.status, headers.get('content-length'), headers.get('x-a'),
                       await answer.text()]);
        }}
        return told;"""
    assert bot.ask(script) == [
        [200, "7", None, ""],
        [204, None, None, ""],
        [400, "7", "1, 2", "größe"],
    ]


def slow(call):
    return accept(call) | {"after": 60_000_500}


def test_an_answer_may_take_its_time(start):
    bot = start("evaluating.cjs", answer=slow)
    script = f"const began = Date.now(); await fetch('{URL}'); return Date.now() - began"
    assert bot.ask(script, at=SECOND) == 60_000
    assert bot.done["now"] == 61_000_500


TIMEOUTS = {
    "fetch": f"await fetch('{URL}', {{ signal: AbortSignal.timeout(5000) }})",
    "axios": f"await require('axios').get('{URL}', {{ timeout: 5000 }})",
    "got": f"await require('got')('{URL}', {{ timeout: 5000, retry: 0 }})",
    "https": f"""
        const asked = require('https').get('{URL}', {{ timeout: 5000 }});
        await new Promise((done, fail) => asked.on('timeout', () => fail(new Error())));""",
}


@pytest.mark.parametrize("client", TIMEOUTS)
def test_a_clients_own_time_out_is_simulated(client, start, packages):
    bot = start("evaluating.cjs", answer=slow)
    script = f"""
        const began = Date.now();
        try {{ {TIMEOUTS[client]} }} catch (error) {{ return Date.now() - began }}"""
    assert bot.ask(script) == 5000


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (f"await fetch('{URL}')", "error.cause.code"),
        (f"await require('axios').post('{URL}', {{}})", "error.code"),
    ],
)
def test_a_connection_may_be_refused(call, code, start, packages):
    bot = start("evaluating.cjs", answer=lambda call: {"refuse": call["call"], "error": "blocked"})
    assert bot.ask(f"try {{ {call} }} catch (error) {{ return {code} }}") == "ECONNREFUSED"


def test_other_hosts_are_told_and_taken_on_request(evaluating):
    script = """
        const told = [];
        for (const host of ['shop.invalid', 'other.invalid']) {
            const answer = await fetch(`http://${host}:8080/orders`).catch((error) => error.cause);
            told.push(answer.code || answer.status);
        }
        return told;"""
    assert evaluating.ask(script) == ["ENOTFOUND", "ENOTFOUND"]
    assert evaluating.told == [{"host": "shop.invalid"}, {"host": "other.invalid"}]
    evaluating.say({"take": ["shop.invalid"]})
    assert evaluating.ask(script) == [200, "ENOTFOUND"]
    evaluating.say({"take": ["*"]})
    assert evaluating.ask(script) == [200, 200]
    assert evaluating.calls[-1]["url"] == "http://other.invalid:8080/orders"


def test_a_proxy_of_the_environment_is_not_asked(start, packages):
    bot = start("evaluating.cjs", HTTPS_PROXY="http://127.0.0.1:9")
    assert bot.ask(f"return (await require('axios').get('{URL}')).status") == 200

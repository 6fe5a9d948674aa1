"""Which processes the agent for Node takes for the bot, how they start, and how they end."""

import json
import os
import signal
import subprocess

import pytest

from tests.requirements import require_programs
from tests.simulator.agents.node.driver import (
    BOTS,
    DAY,
    FOLDER,
    PATIENCE,
    SECOND,
    environment,
    node,
    started,
)


def ended(folder, script, **more):
    """Run a script to its end where nobody listens at the harness's socket; return what came."""
    require_programs(node())
    return subprocess.run(
        [node(), "-e", script],
        cwd=FOLDER,
        env=environment(folder / "nobody", **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        ["npm", "start"],
        ["npm", "exec", "--", "nodemon", "bots/express.cjs"],
        ["sh", "-c", "node bots/express.cjs"],
    ],
    ids=["npm", "nodemon", "sh"],
)
def test_a_bot_behind_other_programs_is_found(command, start, packages):
    bot = start(None, command=command)
    assert bot.hello["argv"][1].endswith("express.cjs")
    bot.run(0, bot.message("hi"))
    assert bot.texts() == [(0, "Hello! How can I help?")]


def test_a_program_that_starts_a_bot_keeps_real_time_for_it(start):
    bot = start("starter.cjs")
    assert bot.hello["argv"][1].endswith("evaluating.cjs")
    bot.run(DAY)
    assert bot.ask("return 1") == 1


def test_a_bot_tells_who_it_is(evaluating):
    hello = evaluating.hello
    assert (hello["language"], hello["pid"]) == ("node", evaluating.process.pid)
    assert hello["version"] == evaluating.ask("return process.versions.node")


def test_what_a_bot_waits_for_before_it_listens_comes_at_once(start):
    bot = start("waiting.mjs")
    assert [call["url"] for call in bot.calls] == ["https://graph.facebook.com/v21.0/me"]
    bot.run(0, bot.post(""))
    answer, database, listened = json.loads(bot.replies[1]["body"])
    assert answer == {"recipient_id": "1", "message_id": "m_1"}
    assert database == "ready"
    assert listened == "2024-06-01T12:05:00.000Z"


def test_a_script_may_call_graph_and_end(tmp_path_factory):
    require_programs(node())
    folder = tmp_path_factory.mktemp("s")
    with started([node(), str(BOTS / "script.cjs")], folder, FOLDER) as bot:
        bot.until("call")
        with pytest.raises(EOFError):
            bot.until("ready")
        assert bot.process.wait(PATIENCE) == 0
        assert (folder / "printed").read_text() == "set in 200, 9000 ms\n"


def test_who_neither_calls_graph_nor_listens_needs_no_harness(tmp_path):
    script = """
        const began = Date.now();
        setTimeout(() => console.log(Date.now() - began), 600000);
        setInterval(() => {}, 1000).unref();"""
    result = ended(tmp_path, script)
    assert (result.returncode, result.stdout, result.stderr) == (0, "600000\n", "")


def test_without_a_harness_nothing_is_changed(tmp_path):
    script = "console.log(setTimeout.toString().includes('clock'), Date.now() > 1.75e12)"
    assert ended(tmp_path, script, COURTESY_SOCKET="").stdout == "false true\n"


def test_in_a_worker_thread_nothing_is_changed(evaluating):
    script = """
        const { Worker } = require('worker_threads');
        const code = 'require("worker_threads").parentPort.postMessage(Date.now())';
        return new Promise((done) => new Worker(code, { eval: true }).on('message', done));"""
    assert evaluating.ask(script) > 1_750_000_000_000
    assert {"note": "BEYOND_AGENT", "what": "a worker thread"} in evaluating.told


def test_a_bot_whose_harness_is_nowhere_says_so_and_ends(tmp_path):
    result = ended(tmp_path, "require('http').createServer().listen(3000)")
    assert result.returncode == 1
    assert result.stderr.startswith("courtesy: the harness is gone: connect ENOENT")


@pytest.mark.parametrize("script", ["return 1", "setInterval(() => {}, 1)"])
def test_a_bot_ends_with_its_harness(script, evaluating):
    evaluating.ask(script)
    evaluating.connection.shutdown(2)
    assert evaluating.process.wait(PATIENCE) == 0


def test_a_bot_ends_when_it_is_told_to(evaluating):
    evaluating.ask("process.on('exit', () => { process.exitCode = 7 })")
    evaluating.say({"quit": True})
    assert evaluating.process.wait(PATIENCE) == 7


def test_a_bot_ends_as_it_likes(evaluating):
    evaluating.ask(
        """
        process.on('SIGTERM', () => {
            setTimeout(() => process.exit(1), 10000).unref();
            kept.server.close(() => process.exit(3));
        });"""
    )
    os.kill(evaluating.process.pid, signal.SIGTERM)
    assert evaluating.process.wait(PATIENCE) == 3


def test_what_is_under_way_outside_is_waited_for(evaluating):
    assert evaluating.ask(
        """
        const { promisify } = require('util'), crypto = require('crypto'), zlib = require('zlib');
        const began = Date.now();
        setTimeout(() => { kept.late = true }, 1);
        await promisify(crypto.pbkdf2)('a', 'b', 100000, 32, 'sha256');
        const packed = await promisify(zlib.gzip)(crypto.randomBytes(3e6));
        const whole = await promisify(zlib.gunzip)(packed);
        await crypto.webcrypto.subtle.digest('SHA-256', whole);
        await promisify(crypto.scrypt)('a', 'b', 32);
        await require('fs').promises.readFile('package.json');
        await promisify(require('child_process').exec)('true');
        await require('dns').promises.lookup('localhost');
        return [whole.length, Date.now() - began, kept.late || false];"""
    ) == [3_000_000, 0, False]
    assert {"note": "BEYOND_AGENT", "what": "a child process"} in evaluating.told


def test_an_answer_from_outside_is_waited_for(evaluating):
    assert evaluating.ask(
        """
        const { spawn } = require('child_process');
        const server = require('net').createServer((socket) => socket.on('data', () => {
            const answer = () => socket.end('HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nhi');
            spawn('true').on('exit', answer);
        }));
        await new Promise((done) => server.listen(0, done));
        const began = Date.now();
        const answer = await fetch(`http://127.0.0.1:${server.address().port}/`);
        const told = [await answer.text(), Date.now() - began];
        server.close();
        return told;"""
    ) == ["hi", 0]


def test_a_silent_peer_is_not_waited_for_for_ever(evaluating):
    assert evaluating.ask(
        """
        const server = require('net').createServer(() => {});
        await new Promise((done) => server.listen(0, done));
        require('net').connect(server.address().port).write('?');
        await require('timers/promises').setTimeout(1000);
        return 1;""",
        at=SECOND,
    )
    what = "an answer of localhost after more than 250 ms"
    assert {"note": "BEYOND_AGENT", "what": what} in evaluating.told

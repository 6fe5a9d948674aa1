"""The harness's end of the agent's protocol, as small as it can be: it starts and drives bots."""

import json
import os
import select
import signal
import socket
import subprocess
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
BOTS = FOLDER / "bots"
AGENT = Path(__file__).parents[4] / "simulator" / "agents" / "node" / "agent.cjs"
PATIENCE = 60  # seconds of real time after which a bot is taken for hung
SECOND = 1_000_000  # microseconds
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
START = 1_717_243_200 * SECOND  # 2024-06-01 12:00 UTC
GRAPH = "https://graph.facebook.com/v21.0/me/messages"
SENT = '{"recipient_id":"1","message_id":"m_1"}'


def accept(call):
    """Answer a call as Graph answers a message that it takes."""
    return {"status": 200, "headers": [["Content-Type", "application/json"]], "body": SENT}


@dataclass
class Bot:
    """A bot that runs under the agent.

    Attributes:
        answer: Makes the answer to a call, or ``{"refuse": id, "error": clause}``.
        ready: What the agent told when the bot listened.
        calls: That the bot made, in order.
        replies: That the bot gave, by the request's id.
        told: Whatever else the agent said, in order.
        done: The last of its answers to ``begin``, ``run`` or ``end``.
    """

    process: subprocess.Popen
    connection: socket.socket
    answer: Callable[[dict], dict] = accept
    ready: dict | None = None
    hello: dict | None = None
    calls: list = field(default_factory=list)
    replies: dict = field(default_factory=dict)
    told: list = field(default_factory=list)
    done: dict | None = None
    requests: int = 0

    def __post_init__(self):
        self.lines = self.connection.makefile("r", encoding="utf-8", newline="\n")

    def say(self, message):
        self.connection.sendall(json.dumps(message, ensure_ascii=False).encode() + b"\n")

    def hear(self):
        """Return the agent's next message; answer it if it is a call."""
        line = self.lines.readline()
        if not line:
            raise EOFError("the bot is gone")
        message = json.loads(line)
        if "call" in message:
            self.calls.append(message)
            given = self.answer(message)
            told = given if "refuse" in given else {"after": 0} | given
            self.say(({} if "refuse" in given else {"answer": message["call"]}) | told)
        elif "reply" in message or "raised" in message:
            self.replies[message.get("reply", message.get("raised"))] = message
        elif "done" in message or "stuck" in message:
            self.done = message
        elif "ready" in message:
            self.ready = message["ready"]
        elif "hello" in message:
            self.hello = message["hello"]
        else:
            self.told.append(message)
        return message

    def until(self, *names):
        """Hear until one of ``names`` is said; return that message."""
        while not set(names) & (message := self.hear()).keys():
            pass
        return message

    def begin(self, wall=START, seed=1):
        self.say({"begin": {"wall": wall, "seed": seed}})
        return self.until("done", "stuck")

    def run(self, to, *requests):
        self.say({"run": to, "requests": list(requests)})
        return self.until("done", "stuck")

    def end(self):
        self.say({"end": True})
        return self.until("done", "stuck")

    def post(self, body, path="/webhook", method="POST", query="", headers=(), **more):
        """Return a request with a JSON body, as a webhook has it."""
        self.requests += 1
        text = json.dumps(body) if not isinstance(body, str) else body
        told = [["Host", "bot.example"], ["Content-Type", "application/json"], *headers]
        given = {"id": self.requests, "method": method, "path": path, "query": query}
        return given | {"headers": told, "body": text.encode().decode("latin-1")} | more

    def message(self, text, sender="1"):
        """Return the request of a customer's message."""
        messaging = {"sender": {"id": sender}, "message": {"mid": "m", "text": text}}
        return self.post({"object": "page", "entry": [{"messaging": [messaging]}]})

    def ask(self, script, at=None):
        """Have the bot that evaluates do ``script`` at an instant; return what it comes to.

        It may wait in simulated time: time moves from one thing that is due to the next.
        """
        request = self.post(script)
        done = self.run(self.done["now"] if at is None else at, request)
        while request["id"] not in self.replies:
            done = self.run(done["next"])
        return json.loads(utf8(self.replies[request["id"]]["body"]))

    def texts(self):
        """Return (microseconds, text) of each message that the bot has sent."""
        bodies = [(call["now"], json.loads(utf8(call["body"]))) for call in self.calls]
        return [(now, body["message"]["text"]) for now, body in bodies]


def utf8(body):
    """Return the text of a body, in which a character of the protocol is one byte."""
    return body.encode("latin-1").decode("utf-8")


def environment(path, **more):
    kept = ("PATH", "HOME", "TMPDIR", "LANG")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "COURTESY_SOCKET": str(path),
        "COURTESY_NOW": str(START),
        "NODE_OPTIONS": f"--require={AGENT}",
        **more,
    }


@contextmanager
def started(command, folder, cwd, answer=accept, **more):
    """Start a bot; end it afterwards."""
    path = folder / "s"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        listener.settimeout(PATIENCE)
        # A file, so that a bot that says much never waits for us to read.
        with (folder / "printed").open("wb+") as printed:
            process = subprocess.Popen(
                command,
                cwd=cwd,
                env=environment(path, **more),
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=printed,
                start_new_session=True,
            )
            try:
                connection = accepted(listener, process, printed)
                bot = Bot(process, connection, answer)
                try:
                    yield bot
                finally:
                    connection.close()
                    bot.lines.close()
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)  # with all that it has started
                process.wait()


def accepted(listener, process, printed):
    """Return the connection that the agent makes."""
    ended = os.pidfd_open(process.pid)
    try:
        select.select([listener, ended], [], [], PATIENCE)
    finally:
        os.close(ended)
    if process.poll() is not None:
        printed.seek(0)
        raise EOFError(printed.read().decode())
    connection, _ = listener.accept()
    connection.settimeout(PATIENCE)
    return connection


def node():
    """Return the Node that the tests use: ``COURTESY_NODE``, or the one on the path."""
    return os.environ.get("COURTESY_NODE", "node")

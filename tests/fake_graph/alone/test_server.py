"""The fake runs alone behind a port, is controlled by its operator, and keeps its secrets."""

import http.client
import json
import sqlite3
import threading
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fake_graph.alone.server import Setup, Standalone
from fake_graph.errors import BadSetup, PortTaken
from fake_graph.journal import WebhookAnswered, WebhookSent
from fake_graph.webhook import signed_headers
from tests.fake_graph.world import SECRET, TOKEN

CONTROL = "control-token-of-the-test"


@contextmanager
def running(**options):
    standalone = Standalone(
        Setup(page_token=TOKEN, app_secret=SECRET, control_token=CONTROL, **options)
    )
    thread = threading.Thread(target=standalone.serve_forever, daemon=True)
    thread.start()
    try:
        yield standalone
    finally:
        standalone.stop()
        thread.join(timeout=10)
        assert not thread.is_alive()


@pytest.fixture
def standalone():
    with running() as standalone:
        yield standalone


def call(port, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        sent = {"Content-Type": "application/json"} | headers
        connection.request(method, path, None if body is None else json.dumps(body), sent)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def post(port, body, token=TOKEN):
    return call(port, "POST", f"/v24.0/me/messages?access_token={token}", body)


def control(standalone, action, **said):
    status, answer = call(
        standalone.port, "POST", f"/_control/{action}", said, Authorization=f"Bearer {CONTROL}"
    )
    assert status == 200, answer
    return answer["result"]


class Bot(ThreadingHTTPServer):
    """A bot that takes webhooks, with ``status``, and shakes hands."""

    def __init__(self):
        self.posts, self.status, self.arrived = [], 200, threading.Semaphore(0)
        bot = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                bot.posts.append((dict(self.headers), body))
                self.answer(bot.status)
                bot.arrived.release()

            def do_GET(self):
                query = dict(p.split("=") for p in self.path.partition("?")[2].split("&"))
                ok = query["hub.verify_token"] == "right"
                self.answer(200 if ok else 403, query["hub.challenge"].encode())

            def answer(self, status, body=b""):
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/hook"

    def texts(self):
        bodies = [json.loads(body) for _, body in self.posts]
        events = [event for body in bodies for e in body["entry"] for event in e["messaging"]]
        return [event["message"]["text"] for event in events]


@pytest.fixture
def bot():
    bot = Bot()
    yield bot
    bot.shutdown()
    bot.server_close()


def test_it_answers_over_http_and_logs_no_token(standalone, capfd):
    body = {"recipient": {"id": standalone.psid}, "message": {"text": "Olá 👋"}}
    status, answer = post(standalone.port, body)
    assert (status, answer["recipient_id"]) == (200, standalone.psid)
    out, err = capfd.readouterr()
    assert TOKEN not in out + err


def test_it_never_learns_a_token(standalone):
    assert post(standalone.port, {}, token="EAAother")[0] == 401


def test_a_port_in_use_is_a_clear_error(standalone):
    with pytest.raises(PortTaken, match=f"cannot listen on 127.0.0.1:{standalone.port}"):
        Standalone(Setup(port=standalone.port))


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"port": 70_000}, PortTaken),
        ({"page_id": "shop"}, BadSetup),
        ({"app_id": ""}, BadSetup),
        ({"webhook": "ftp://127.0.0.1/x"}, BadSetup),
        ({"webhook": "http://example.com/webhook"}, BadSetup),
    ],
)
def test_what_cannot_be_is_a_clear_error(options, error):
    with pytest.raises(error):
        Standalone(Setup(**options))


def test_only_secrets_that_were_made_are_to_be_printed(standalone):
    assert list(standalone.made) == ["verify token"]


def test_webhooks_reach_the_bot_signed_and_their_answers_are_written_down(bot):
    with running(webhook=bot.url) as standalone:
        control(standalone, "say", psid=standalone.psid, text="Olá 👋")
        assert bot.arrived.acquire(timeout=10)
        standalone.carrier.settle()
        headers, body = bot.posts[0]
        assert set(signed_headers(SECRET, body)) <= set(headers.items())
        assert bot.texts() == ["Olá 👋"]
        answered = [e for e in standalone.graph.journal if isinstance(e, WebhookAnswered)]
        assert [e.status for e in answered] == [200]


def test_the_webhooks_of_one_person_keep_their_order(bot):
    with running(webhook=bot.url) as standalone:
        for number in range(30):
            control(standalone, "say", psid=standalone.psid, text=str(number))
        standalone.carrier.settle()
        assert bot.texts() == [str(number) for number in range(30)]


@pytest.mark.parametrize("status", [302, 500])
def test_a_refused_webhook_comes_again_as_time_is_put_forward(bot, status):
    bot.status = status
    with running(webhook=bot.url) as standalone:
        control(standalone, "say", psid=standalone.psid, text="Hi!")
        control(standalone, "advance", seconds=59 * 60)
        assert len(bot.posts) > 5
        sent = [e for e in standalone.graph.journal if isinstance(e, WebhookSent) and e.serial > 1]
        assert [e.attempt for e in sent] == list(range(1, len(sent) + 1))
        control(standalone, "advance", seconds=120)
        heard = len(bot.posts)
        control(standalone, "say", psid=standalone.psid, text="Anybody?")
        control(standalone, "advance", seconds=60)
        assert len(bot.posts) == heard


def test_a_bot_that_is_not_there_gets_it_when_it_is_back(bot):
    url = bot.url
    bot.shutdown()
    bot.server_close()
    with running(webhook=url) as standalone:
        control(standalone, "say", psid=standalone.psid, text="Hi!")
        control(standalone, "advance", seconds=10)
        notes = [e.code for e in standalone.graph.journal if e.kind == "noted"]
        assert "webhook-lost" in notes


def test_what_is_due_happens_without_anybodys_help(bot):
    with running(webhook=bot.url) as standalone:
        control(standalone, "faults", kind="delay", seconds=0.05)
        control(standalone, "say", psid=standalone.psid, text="Hi!")
        assert bot.arrived.acquire(timeout=10)


@pytest.mark.parametrize(("token", "why"), [("right", None), ("wrong", "it answered 403")])
def test_the_handshake_is_tried(bot, token, why):
    with running(webhook=bot.url, verify_token=token) as standalone:
        said = standalone.carrier.shake_hands(standalone.graph.app)
        assert said is None if why is None else said.startswith(why)


def test_the_journals_file_has_every_call(tmp_path):
    path = tmp_path / "journal.db"
    for run in (1, 2):
        with running(journal=path) as standalone:
            post(standalone.port, {"recipient": {"id": standalone.psid}, "message": {"text": "é"}})
        with closing(sqlite3.connect(path)) as database:
            kinds = [
                kind for (kind,) in database.execute("SELECT kind FROM entries ORDER BY serial")
            ]
        assert kinds.count("message_sent") == run
        assert kinds[-1] == "call_answered"


@pytest.mark.parametrize(
    ("token", "status", "texts"), [("right", 200, ["Hi!"]), ("wrong", 400, [])]
)
def test_an_app_has_its_own_callback_on_this_machine_subscribed(bot, token, status, texts):
    with running() as standalone:
        app_id = standalone.graph.app.id
        path = f"/v24.0/{app_id}/subscriptions?access_token={app_id}|{SECRET}"
        wanted = {"object": "page", "callback_url": bot.url, "verify_token": token}
        answered = call(standalone.port, "POST", path, wanted | {"fields": ["messages"]})
        assert answered[0] == status, answered
        control(standalone, "say", psid=standalone.psid, text="Hi!")
        assert bot.arrived.acquire(timeout=10 if texts else 0.1) == bool(texts)
        assert bot.texts() == texts

"""A bot in a process of its own, behind the proxy, and the platform that it talks to."""

import shutil
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from fake_graph import App, FakeGraph, Mint, Page, PageId, Person
from fake_graph.entry import ControlChanged, MessageSent
from fake_graph.webhook import CHALLENGE, handshake_query, is_verified
from simulator.attaching.faketime import Faketime, find_library
from simulator.children.language import language_of
from simulator.children.process import Process
from simulator.connectors.http import HttpDoor
from simulator.redirect.probe import probe
from simulator.redirect.variables import variables
from tests.folder import REPOSITORY, environment_for
from tests.requirements import miss, require_programs
from tests.simulator.redirect.conftest import proxying

BOTS = REPOSITORY / "tests" / "bots"
TOKEN = "EAAofthestage"
PATIENCE = 120  # seconds of real time for a bot to start on a busy machine
COMMANDS = {
    "php": ("php", "-S", "127.0.0.1:0", str(BOTS / "webhook.php")),
    "ruby": ("ruby", str(BOTS / "webhook.rb")),
    "java": ("java", "-XX:TieredStopAtLevel=1", str(BOTS / "Webhook.java")),
}
DESK = "263902037430900"
MORNING = datetime(2026, 9, 7, 9, tzinfo=UTC)


class Stage:
    """One person, one bot, and a clock that both the platform and the bot go by."""

    def __init__(self, now):
        self.now = now
        app = App(secret="app-secret", verify_token="verify-me")
        page = Page(id=PageId("104523891234567"), name="Shop", access_token=TOKEN)
        self.graph = FakeGraph(page, app, now=lambda: self.now, mint=Mint("stage"))
        self.graph.approve_tag("HUMAN_AGENT")
        self.graph.deliver = self._deliver
        self.app = app
        self.person = Person(psid=self.graph.mint.psid("Ana"), first_name="Ana", last_name="B")
        self.graph.add_person(self.person)
        self.statuses = []
        self._waiting = []
        self._door = None
        self._faketime = None
        self.process = None

    def _deliver(self, webhook):
        self._waiting.append(webhook)

    def later(self, **wait):
        self.now += timedelta(**wait)
        self._faketime.show(self.now, running=True)

    def handshake(self, token):
        app = App(secret="app-secret", verify_token=token)
        reply = self._door.request("GET", "/webhook", query=handshake_query(app, CHALLENGE))
        return is_verified(reply.status, reply.body)

    def post(self, body, headers):
        return self._door.request("POST", "/webhook", headers=headers, body=body).status

    def say(self, text):
        """Have the person write; return what the bot said to it."""
        before = len(self.sent)
        self.graph.say(self.person.psid, text)
        while self._waiting:
            webhook = self._waiting.pop(0)
            status = self.post(webhook.body, dict(webhook.headers))
            self.graph.webhook_answered(webhook, status)
            self.statuses.append(status)
        return [entry.text for entry in self.sent[before:]]

    @property
    def sent(self):
        return self.entries(MessageSent)

    @property
    def handed_to(self):
        return [entry.owner for entry in self.entries(ControlChanged)]

    def entries(self, kind):
        return [entry for entry in self.graph.journal if isinstance(entry, kind)]

    @contextmanager
    def living(self, command):
        """Start the bot behind the proxy and on the clock."""
        with proxying(self.graph.answer) as (ours, proxy):
            self._faketime = Faketime(find_library(), ours.folder)
            self._faketime.show(self.now, running=True)
            own = {"PAGE_ACCESS_TOKEN": TOKEN, "APP_SECRET": self.app.secret, "PORT": "0"}
            own |= {"VERIFY_TOKEN": self.app.verify_token, "TZ": "Asia/Tokyo"}
            env = environment_for(own | variables(ours, proxy.port, {}))
            env |= self._faketime.variables(env)
            probe(env, proxy.secret, command, language_of(command), ours.folder)
            self.process = Process.start(command, env, ours.folder)
            try:
                (place,) = self.process.listening_within(PATIENCE)
                self._door = HttpDoor(f"http://{place.host}:{place.port}")
                yield self
            finally:
                self.process.end()
                self._faketime.clear_up()


@contextmanager
def staged(language, now=MORNING):
    """Have the bot in that language live; skip the test where it cannot."""
    require_programs(COMMANDS[language][0])
    if find_library() is None:
        miss("libfaketime is not installed")
    if language == "java" and shutil.which("javac") is None:
        miss("a Java that compiles is not installed")
    stage = Stage(now)
    with stage.living(COMMANDS[language]):
        yield stage

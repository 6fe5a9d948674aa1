"""Whoever has the control token decides what happens, and is told in one line what cannot."""

import json
from datetime import datetime, timedelta

import pytest

from fake_graph import FakeGraph, Request
from fake_graph.alone.operator import Operator
from fake_graph.alone.shifted_clock import ShiftedClock
from fake_graph.journal import CustomerActed, MessageReceived
from tests.fake_graph.world import World

CONTROL = "tök€n"


class Control:
    """An operator of a world, and short ways to call it."""

    def __init__(self):
        self.clock = ShiftedClock()
        self.world = World()
        self.graph: FakeGraph = self.world.graph
        self.graph.now = self.clock.now
        self.settled = 0
        self.operator = Operator(self.graph, self.clock, CONTROL, self.settle)

    def settle(self):
        self.settled += 1

    def raw(self, method, path, body=b"", query="", **headers):
        headers = headers or {"Authorization": f"Bearer {CONTROL}"}
        return self.operator.answer(
            Request(method=method, path=path, query=query, headers=headers, body=body)
        )

    def get(self, path, query=""):
        response = self.raw("GET", path, query=query)
        assert response.status == 200
        return json.loads(response.body)

    def do(self, action, said=None):
        response = self.raw("POST", f"/_control/{action}", json.dumps(said or {}).encode())
        assert response.status == 200, response.body
        return json.loads(response.body)["result"]

    def refused(self, action, said):
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        response = self.raw("POST", f"/_control/{action}", body)
        assert response.status == 422
        error = json.loads(response.body)["error"]
        assert "\n" not in error
        return error


@pytest.fixture
def control():
    return Control()


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer wrong"},
        {"Authorization": CONTROL},
        {"Authorization": f"Basic {CONTROL}"},
        {"X-Control-Token": ""},
        {"X-Control-Token": "\ud800"},
        {"X-Other": CONTROL},
    ],
)
def test_without_the_token_nothing_is_told_or_done(control, headers):
    for method, path in (("GET", "/_control"), ("POST", "/_control/say"), ("PUT", "/_control/x")):
        assert control.raw(method, path, **headers).status == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": f"Bearer {CONTROL}"},
        {"authorization": f"bearer  {CONTROL} "},
        {"X-Control-Token": CONTROL},
    ],
)
def test_the_token_may_come_in_either_header(control, headers):
    assert control.raw("GET", "/_control", **headers).status == 200


def test_it_lists_what_can_be_done(control):
    actions = control.get("/_control")["actions"]
    assert actions["say"]["about"].startswith("Write ``text`` to the page")
    assert actions["say"]["parameters"] == {
        "psid": {"type": "Psid", "required": True},
        "text": {"type": "str", "required": True},
        "reply_to": {"type": "MessageId | None", "required": False, "default": None},
    }
    assert not {"pass_control", "authenticate", "pace", "add_person"} & actions.keys()
    assert actions["misbehave"]["parameters"]["share"]["default"] == 1.0
    assert {"block", "read", "tap", "create_person", "fail_next", "clear_faults"} <= set(actions)


def test_the_machinery_is_not_to_be_operated(control):
    actions = control.get("/_control")["actions"]
    hidden = {"answer", "turn", "tick", "schedule", "post", "restore", "send", "authenticate"}
    assert not hidden & set(actions)
    for name in (*hidden, "_leave", "__init__", "state", "mint", "no-such-thing", ""):
        assert control.raw("POST", f"/_control/{name}", b"{}").status == 404


def test_an_action_returns_what_the_graph_returns(control):
    mid = control.do("say", {"psid": control.world.ana, "text": "Olá 👋"})
    (entry,) = control.world.of(MessageReceived)
    assert (mid, entry.text) == (entry.mid, "Olá 👋")


@pytest.mark.parametrize(
    ("action", "said", "why"),
    [
        ("say", {"text": "Hi!"}, "say needs the argument 'psid'"),
        ("say", {"psid": "1", "text": "Hi!"}, "nobody has the PSID 1"),
        ("say", {"psid": 1, "text": "Hi!"}, "say: psid: input should be a valid string"),
        ("say", {"psid": None, "text": "Hi!"}, "say: psid: input should be a valid string"),
        ("say", {"psid": "1", "text": "a", "loud": True}, "say has no argument 'loud'"),
        ("misbehave", {"kind": "rain"}, "webhooks cannot suffer 'rain'; possible:"),
        ("misbehave", {"kind": "loss", "start": "soon"}, "misbehave: start: "),
        ("faults", {"error": "rain"}, "there is no error 'rain'"),
        ("faults", {"error": "rate-limt"}, "there is no error 'rate-limt'; possible: 'rate-limit'"),
        ("faults", {"kind": "dupes"}, "webhooks cannot suffer 'dupes'; possible: 'duplicates', "),
        ("choose_fields", {"fields": ["mesages"]}, "pages have no field 'mesages'; possible: "),
        ("choose_fields", {"fields": [1]}, "choose_fields: fields[0]: input should be"),
        ("click_ad", {"psid": "1", "ad": {"id": "1"}}, "click_ad: ad.ad_id: field required"),
        ("say", [], "the body must be a JSON object"),
        ("say", b"{", "the body is not JSON"),
        ("say", b"\xff", "the body is not JSON"),
        ("say", b"[" * 100_000, "the body is not JSON"),
        ("advance", {}, "advance takes"),
        ("advance", {"seconds": -1}, "advance takes"),
        ("advance", {"seconds": "1"}, "advance takes"),
        ("advance", {"seconds": 1e300}, "time does not reach that far"),
        ("advance", {"seconds": 1, "until": "2030-01-01"}, "advance takes"),
        ("advance", {"until": "tomorrow"}, "no ISO time"),
        ("advance", {"until": "2001-01-01"}, "time only moves forward"),
        ("pages", {"name": "X", "id": "shop"}, "ids are decimal digits"),
        ("people", {"first_name": "X", "page_id": "1"}, "there is no page 1"),
        ("apps", {"page_id": "1"}, "there is no page 1"),
        ("set_webhook_deadline", {"seconds": "long"}, "set_webhook_deadline: seconds: "),
    ],
)
def test_what_cannot_be_is_one_clear_line(control, action, said, why):
    assert control.refused(action, said).startswith(why)


@pytest.mark.parametrize(
    ("method", "path"),
    [("DELETE", "/_control/say"), ("GET", "/_control/say"), ("PUT", "/_control/export")],
)
def test_nothing_answers_the_wrong_method(control, method, path):
    assert control.raw(method, path).status == 404


def test_time_is_put_forward_and_what_is_due_happens_at_its_time(control):
    began = control.clock.now()
    control.do("faults", {"kind": "delay", "seconds": 3600})
    control.do("say", {"psid": control.world.ana, "text": "Hi!"})
    assert control.world.webhooks == []
    now = datetime.fromisoformat(control.do("advance", {"seconds": 7200}))
    assert timedelta(hours=2) <= now - began < timedelta(hours=2, minutes=1)
    sent = [e for e in control.graph.journal if e.kind == "webhook_sent"]
    assert timedelta(hours=1) <= sent[0].at - began < timedelta(hours=1, minutes=1)
    assert control.settled == 2


def test_time_is_put_forward_to_an_instant(control):
    until = control.clock.now() + timedelta(days=400)
    for text in (until.isoformat(), (until + timedelta(days=1)).replace(tzinfo=None).isoformat()):
        control.do("advance", {"until": text})
    assert timedelta(days=1) <= control.clock.now() - until < timedelta(days=1, minutes=1)


def test_the_journal_can_be_followed(control):
    control.do("say", {"psid": control.world.ana, "text": "one"})
    first = control.get("/_control/journal")
    control.do("say", {"psid": control.world.ana, "text": "two"})
    rest = control.get("/_control/journal", f"since={first['next']}")
    assert [e["text"] for e in rest["entries"] if e["kind"] == "message_received"] == ["two"]
    assert rest["next"] == len(control.graph.journal)
    assert control.get("/_control/journal", "since=999999")["entries"] == []
    assert control.raw("GET", "/_control/journal", query="since=-1").status == 422


def test_pages_apps_and_people_can_be_made(control):
    page = control.do("pages", {"name": "Second Page"})
    psid = control.do("people", {"first_name": "Çelik", "page_id": page["id"], "timezone": 3})
    app = control.do("apps", {"page_id": page["id"], "fields": ["messages"]})
    control.do("say", {"psid": psid, "text": "Merhaba"})
    assert {w.app_id for w in control.world.webhooks} == {control.graph.app.id, app["id"]}
    for token in (page["access_token"], app["access_token"]):
        answer = control.world.call(
            "POST",
            "/v24.0/me/messages",
            {"recipient": {"id": psid}, "message": {"text": "Selam"}},
            token=token,
        )
        assert answer.status == 200


@pytest.mark.parametrize("action", ["pages", "apps", "people"])
def test_the_same_id_twice_is_refused(control, action):
    given = {"psid": "1234567890"} if action == "people" else {"id": "1234567890"}
    said = {"first_name": "Eva"} if action == "people" else {"name": "Eva"}
    control.do(action, said | given)
    assert "1234567890" in control.refused(action, said | given)


def test_faults_can_be_asked_for_and_called_off(control):
    control.do("say", {"psid": control.world.ana, "text": "Hi!"})
    control.do("faults", {"error": "temporary-failure", "edge": "messages"})
    assert control.world.send().status == 500
    control.do("faults", {"error": "temporary-failure", "count": 9})
    control.do("clear_faults")
    assert control.world.send().status == 200


def test_a_world_goes_out_and_in_again(control):
    control.do("say", {"psid": control.world.ana, "text": "Olá"})
    exported = control.raw("GET", "/_control/export").body
    other = Control()
    other.clock.offset = -timedelta(days=3)
    assert other.raw("PUT", "/_control/import", exported).status == 200
    assert other.raw("GET", "/_control/export").body == exported
    assert other.clock.now() >= list(control.graph.journal)[-1].at


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff\xfe", b"[1]"])
def test_what_is_no_world_does_not_come_in(control, body):
    before = control.graph.export()
    assert control.raw("PUT", "/_control/import", body).status == 422
    assert control.graph.export() == before


def test_answers_are_said_by_question(control):
    control.do("say", {"psid": control.world.ana, "text": "Hi!"})
    said = {"psid": control.world.ana, "ad_id": "1", "answers": {"How many?": "Två"}}
    control.do("answer_lead_ad", said)
    assert control.world.of(CustomerActed)[-1].deed == "answer-lead-ad"
    assert "answer_lead_ad: answers" in control.refused("answer_lead_ad", said | {"answers": "7"})

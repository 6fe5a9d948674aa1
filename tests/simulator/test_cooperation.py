import json
from datetime import UTC, datetime

from fake_graph import Request
from simulator.cooperation import TellingDoor, told_time
from simulator.door import Door, Reply

NOON = datetime(2026, 9, 7, 12, 0, 0, 500_000, tzinfo=UTC)


class Listening(Door):
    """A door that keeps what it was told."""

    def answer(self, asked):
        self.asked = (asked.method, asked.path, asked.query, dict(asked.headers), asked.body)
        return Reply(200)


def test_every_request_carries_the_time_of_the_scenario():
    inner = Listening()
    TellingDoor(inner, lambda: NOON).request("POST", "/hook", query="a", headers={"A": "b"})
    headers = {"A": "b", "X-Sim-Now": "2026-09-07T12:00:00.500000+00:00"}
    assert inner.asked == ("POST", "/hook", "a", headers, b"")


def test_a_bot_may_ask_for_the_time():
    asked = Request(method="GET", path="/_sim/clock", headers={})
    answer = told_time(asked, lambda: NOON)
    assert json.loads(answer.body) == {
        "now": "2026-09-07T12:00:00.500000+00:00",
        "milliseconds": 1788782400500,
    }


def test_other_calls_are_none_of_its_business():
    for method, path in (("POST", "/_sim/clock"), ("GET", "/me")):
        assert told_time(Request(method=method, path=path, headers={}), lambda: NOON) is None

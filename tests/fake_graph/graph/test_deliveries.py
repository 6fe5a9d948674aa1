"""A webhook that is not taken comes again, less and less often, until the platform gives up."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.journal import WebhookAnswered, WebhookSent
from tests.fake_graph.world import NOW, World

CHANGE = {"item": "comment", "verb": "add"}


class Watched(World):
    """A world whose app answers each webhook with ``status``; None for not at all."""

    def __init__(self, status=200, **more):
        super().__init__(**more)
        self.status = status
        self.arrivals = []
        self.graph.state.outbox.expects_answers = True
        self.graph.deliver = self.take

    def take(self, webhook):
        self.webhooks.append(webhook)
        self.arrivals.append((self.now - NOW).total_seconds())
        if self.status is not None:
            self.graph.webhook_answered(webhook, self.status)

    def change(self):
        page = self.graph.page
        page.subscriptions[self.graph.app.id] |= {"feed"}
        with self.graph.turn() as at:
            self.graph.post_change(page, "feed", CHANGE, at)

    @property
    def fields(self):
        return self.graph.page.subscriptions.get(self.graph.app.id, frozenset())


def test_a_webhook_that_is_taken_in_time_comes_once():
    world = Watched()
    world.graph.say(world.ana, "Hi!")
    world.wait(days=2)
    assert world.arrivals == [0]
    assert world.notes() == []
    assert not world.graph.state.outbox.open
    assert world.graph.next_due() is None


def test_what_takes_no_answers_never_waits_for_them():
    world = World()
    world.graph.say(world.ana, "Hi!")
    assert world.graph.next_due() is None


@pytest.mark.parametrize("status", [201, 204, 302, 404, 500])
def test_anything_but_200_is_a_failure(status):
    world = Watched(status)
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=10)
    assert world.arrivals == [0, 1, 3, 8]
    assert [e.attempt for e in world.of(WebhookSent)] == [1, 2, 3, 4]
    assert [e.status for e in world.of(WebhookAnswered)] == [status] * 4


def test_a_refusal_is_retried_also_where_silence_is_none():
    world = Watched(500)
    world.graph.state.outbox.expects_answers = False
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=2)
    world.status = 200
    world.wait(hours=5)
    assert world.arrivals == [0, 1, 3]


def test_it_comes_again_with_the_same_bytes_and_signature():
    world = Watched(500)
    world.graph.say(world.ana, "Olá 👋")
    world.wait(seconds=1)
    first, second = world.webhooks
    assert (first.body, first.headers, first.serial) == (second.body, second.headers, second.serial)
    assert (first.attempt, second.attempt) == (1, 2)


@pytest.mark.parametrize(
    ("now", "seconds"),
    [(datetime(2021, 12, 31, 12, tzinfo=UTC), 20), (datetime(2022, 1, 1, tzinfo=UTC), 5)],
)
def test_silence_is_a_failure_after_the_deadline_of_the_date(now, seconds):
    world = Watched(None, now=now)
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=seconds)
    assert world.notes() == []
    world.wait(seconds=0.001)
    assert world.notes() == ["unanswered-webhook"]
    world.wait(seconds=1)
    assert len(world.webhooks) == 2


def test_the_deadline_can_be_set_and_reset():
    world = Watched(None)
    world.graph.set_webhook_deadline(1.5)
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=1.6)
    assert world.notes() == ["unanswered-webhook"]
    world.graph.set_webhook_deadline()
    assert world.graph.webhook_deadline == timedelta(seconds=5)


def test_an_answer_at_the_very_deadline_is_in_time():
    world = Watched(None)
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=5)
    world.graph.webhook_answered(world.webhooks[0], 200)
    world.wait(hours=3)
    assert len(world.webhooks) == 1


def test_a_late_answer_does_not_count():
    world = Watched(None)
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=7)
    world.graph.webhook_answered(world.webhooks[0], 200)
    assert world.notes() == ["unanswered-webhook", "late-webhook-answer"]
    assert len(world.webhooks) == 2
    world.graph.webhook_answered(world.webhooks[1], 200)
    world.wait(hours=3)
    assert len(world.webhooks) == 2


def test_one_timer_serves_for_many_webhooks_and_each_has_its_own_deadline():
    world = Watched(None)
    for second in range(4):
        world.graph.say(world.ana, str(second))
        world.wait(seconds=1)
    assert len(world.graph.state.due) == 1
    assert world.arrivals == [0, 1, 2, 3]
    world.wait(seconds=3.5)
    assert [round(a) for a in world.arrivals] == [0, 1, 2, 3, 6, 7]


def test_a_lost_webhook_comes_again():
    world = Watched(None)
    world.graph.say(world.ana, "Hi!")
    world.graph.webhook_lost(world.webhooks[0], "connection refused")
    world.status = 200
    world.wait(seconds=1)
    assert world.notes() == ["webhook-lost"]
    assert len(world.webhooks) == 2
    assert world.of(WebhookAnswered)[0].status == 200


def test_the_waits_grow():
    world = Watched(500)
    world.graph.say(world.ana, "Hi!")
    world.wait(minutes=59)
    gaps = [b - a for a, b in zip(world.arrivals, world.arrivals[1:], strict=False)]
    assert gaps == sorted(gaps)
    assert gaps[:4] == [1, 2, 5, 15]
    assert gaps[-1] == 900


def test_after_15_minutes_it_is_alerted_and_after_an_hour_it_hears_nothing_more():
    world = Watched(500)
    fields = world.fields
    world.graph.say(world.ana, "Hi!")
    world.wait(minutes=14, seconds=59)
    assert world.notes() == []
    world.wait(seconds=1)
    assert world.notes() == ["webhooks-failing"]
    world.wait(minutes=44, seconds=59)
    assert world.fields == fields
    world.wait(seconds=1)
    assert world.notes() == ["webhooks-failing", "webhooks-disabled"]
    assert world.fields == frozenset()
    heard = len(world.webhooks)
    world.status = 200
    world.graph.say(world.ana, "Anybody?")
    world.wait(days=1)
    assert len(world.webhooks) == heard
    world.graph.page.subscriptions[world.graph.app.id] = fields
    world.graph.say(world.ana, "And now?")
    assert len(world.webhooks) == heard + 1


def test_one_success_starts_the_hour_anew():
    world = Watched(500)
    world.graph.say(world.ana, "Hi!")
    world.wait(minutes=50)
    world.status = 200
    world.graph.say(world.ana, "Still there?")
    world.status = 500
    world.wait(minutes=30)
    assert world.notes() == ["webhooks-failing", "webhooks-failing"]
    assert world.fields


def test_only_the_app_that_fails_is_cut_off():
    world = Watched(200)
    other, _ = world.add_app()
    take = world.take

    def refuse_for_other(webhook):
        world.status = 500 if webhook.app_id == other else 200
        take(webhook)

    world.graph.deliver = refuse_for_other
    world.graph.say(world.ana, "Hi!")
    world.wait(hours=2)
    assert world.fields
    assert other not in world.graph.page.subscriptions
    listed = world.call("GET", "/me/subscribed_apps").json["data"]
    assert [app["id"] for app in listed] == [world.graph.app.id]


def test_one_message_that_is_never_taken_is_dropped_after_36_hours():
    world = Watched(200)
    take, poison = world.take, []

    def refuse_one(webhook):
        world.status = 500 if b"poison" in webhook.body else 200
        poison.extend([world.now] if world.status == 500 else [])
        take(webhook)

    world.graph.deliver = refuse_one
    world.graph.say(world.ana, "poison")
    for _ in range(200):
        world.wait(minutes=14)
        world.graph.say(world.ana, "Hi!")
    assert world.fields
    assert poison[-1] - poison[0] <= timedelta(hours=36)
    assert world.notes()[-1] == "webhook-dropped"
    assert not world.graph.state.outbox.open


def test_changes_are_tried_for_36_hours_and_then_dropped_without_disabling():
    world = Watched(500)
    world.change()
    world.wait(hours=30)
    assert world.graph.state.outbox.open
    world.wait(hours=7)
    assert world.notes() == ["webhook-dropped"]
    assert not world.graph.state.outbox.open
    assert world.fields
    gaps = [b - a for a, b in zip(world.arrivals, world.arrivals[1:], strict=False)]
    assert gaps == sorted(gaps)
    assert world.arrivals[-1] <= 36 * 3600
    assert world.graph.next_due() is None


def test_retries_are_in_the_journal_with_their_attempt_and_time():
    world = Watched(None)
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=30)
    sent = world.of(WebhookSent)
    assert [e.attempt for e in sent] == list(range(1, len(sent) + 1))
    assert {e.serial for e in sent} == {1}
    assert {e.body for e in sent} == {world.webhooks[0].body.decode()}
    assert json.loads(sent[0].body)["entry"][0]["time"] == 1788256800000


def test_whoever_unsubscribes_hears_no_more_of_what_it_refused():
    world = Watched(500)
    world.graph.say(world.ana, "Hi!")
    world.change()
    world.call("DELETE", "/me/subscribed_apps")
    heard = len(world.webhooks)
    world.wait(days=3)
    assert len(world.webhooks) == heard
    assert world.notes() == []
    assert not world.graph.state.outbox.open
    assert not world.graph.state.outbox.failing


@pytest.mark.parametrize("expected", [True, False])
@pytest.mark.parametrize("status", [200, 500, None])
def test_a_test_of_the_dashboards_comes_once_however_it_is_answered(status, expected):
    world = Watched(500)
    world.graph.say(world.ana, "Hi!")
    world.graph.state.outbox.expects_answers = expected
    world.graph.misbehave("batching", size=2)
    world.status = status
    world.graph.press_dashboard_test()
    world.status = 500
    world.wait(seconds=30)
    tests = [webhook for webhook in world.webhooks if webhook.is_test]
    assert [webhook.attempt for webhook in tests] == [1]

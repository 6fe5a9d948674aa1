"""The platform has a bad day."""

from datetime import timedelta

from fake_graph.faults import Kind
from scenarios.stage import Stage
from scenarios.step import given, when
from scenarios.vocabulary import phrase
from simulator.bad_day import edge_called, error_called

SHUFFLED_WITHIN = timedelta(seconds=20)
"""House: long enough for a customer's messages to overtake each other."""
TOGETHER_WITHIN = timedelta(seconds=5)
"""House: how long the platform waits for a batch of webhooks to fill."""


@given(phrase("fails-next"))
@when(phrase("fails-next"))
def fails_next(stage: Stage, error: str, count: int = 1) -> None:
    """Refuse the bot's next sends that would succeed."""
    stage.world.graph.fail_next(error_called(error), count, "messages")


@given(phrase("webhooks-twice"))
@when(phrase("webhooks-twice"))
def webhooks_twice(stage: Stage) -> None:
    """Have each webhook come once more, a second later."""
    stage.world.graph.misbehave(Kind.DUPLICATES)


@given(phrase("webhooks-late"))
@when(phrase("webhooks-late"))
def webhooks_late(stage: Stage, wait: timedelta) -> None:
    """Have each webhook come late."""
    stage.world.graph.misbehave(Kind.DELAY, seconds=wait.total_seconds())


@given(phrase("webhooks-shuffled"))
@when(phrase("webhooks-shuffled"))
def webhooks_shuffled(stage: Stage) -> None:
    """Have each webhook come late by a time of its own."""
    seconds = SHUFFLED_WITHIN.total_seconds()
    stage.world.graph.misbehave(Kind.REORDERING, seconds=seconds)


@given(phrase("webhooks-lost"))
@when(phrase("webhooks-lost"))
def webhooks_lost(stage: Stage) -> None:
    """Have no webhook come, ever."""
    stage.world.graph.misbehave(Kind.LOSS)


@given(phrase("webhooks-kept"))
@when(phrase("webhooks-kept"))
def webhooks_kept(stage: Stage, wait: timedelta) -> None:
    """Have no webhook come for a time, and then all at once, in any order."""
    stage.world.graph.misbehave(Kind.OUTAGE, seconds=wait.total_seconds())


@given(phrase("webhooks-well"))
@when(phrase("webhooks-well"))
def webhooks_well(stage: Stage) -> None:
    """Have everything go well again."""
    stage.world.graph.clear_faults()


@given(phrase("webhooks-together"))
@when(phrase("webhooks-together"))
def webhooks_together(stage: Stage) -> None:
    """Have several webhooks come as the entries of one."""
    stage.world.graph.misbehave(Kind.BATCHING, seconds=TOGETHER_WITHIN.total_seconds())


@given(phrase("fails-next-call"))
@when(phrase("fails-next-call"))
def fails_next_call(stage: Stage, edge: str, error: str) -> None:
    """Refuse the bot's next call to an edge of Graph's, such as ``messenger_profile``."""
    stage.world.graph.fail_next(error_called(error), 1, edge_called(edge))


@given(phrase("token-expires"))
@when(phrase("token-expires"))
def token_expires(stage: Stage) -> None:
    """Have the page's token end now: calls with it are refused with code 190."""
    stage.world.graph.expire_token(stage.world.clock.now())


@given(phrase("token-is-well"))
@when(phrase("token-is-well"))
def token_is_well(stage: Stage) -> None:
    """Have the page's token taken again."""
    graph = stage.world.graph
    graph.expire_token(None)
    if graph.page.access_token is not None:
        graph.restore_token()

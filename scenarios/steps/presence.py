"""Customers read, block, and lose the network."""

from scenarios.stage import Stage
from scenarios.step import when
from scenarios.vocabulary import phrase


@when(phrase("reads"))
def reads(stage: Stage, who: str | None) -> None:
    """Read everything that has arrived."""
    stage.person(who).read()


@when(phrase("blocks"))
def blocks(stage: Stage, who: str | None) -> None:
    """Block the page."""
    stage.person(who).block()


@when(phrase("unblocks"))
def unblocks(stage: Stage, who: str | None) -> None:
    """Let the page write again."""
    stage.person(who).unblock()


@when(phrase("deletes-conversation"))
def deletes_conversation(stage: Stage, who: str | None) -> None:
    """Delete the thread on the own side; the page keeps it."""
    stage.person(who).delete_conversation()


@when(phrase("goes-offline"))
def goes_offline(stage: Stage, who: str | None) -> None:
    """Lose the network; what the page writes waits."""
    stage.person(who).go_offline()


@when(phrase("comes-online"))
def comes_online(stage: Stage, who: str | None) -> None:
    """Be back on the network, where all that waited arrives."""
    stage.person(who).go_online()

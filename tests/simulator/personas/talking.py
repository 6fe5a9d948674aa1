"""A persona's conversation with a bot that is a function."""

from tests.simulator.small_world import living


def conversation_with(persona, answer, *, seed=1):
    """Return the journal of a whole conversation."""
    with living(answer, seed=seed) as world:
        customer = world.customer("Ana")
        customer.converse(persona, world.fake("talk"))
        return list(world.graph.journal)

"""What happens on a page outside its threads."""

import json

from tests.fake_graph.world import World

FIELDS = frozenset({"feed", "ratings", "leadgen", "mention"})


def last(world):
    return json.loads(world.webhooks[-1].body)


def feed_comment_add():
    world = World(fields=FIELDS)
    world.graph.comment("Ann Lee", "price?")
    return last(world)


def feed_comment_remove():
    world = World(fields=FIELDS)
    world.graph.remove_comment(world.graph.comment("Ann Lee", "price?"))
    return last(world)


def feed_reaction_add():
    world = World(fields=FIELDS)
    world.graph.react_to_post("Ann Lee", "love")
    return last(world)


def ratings_add():
    world = World(fields=FIELDS)
    world.graph.review("Ann Lee", "Great")
    return last(world)


def leadgen():
    world = World(fields=FIELDS)
    world.graph.submit_lead_ad("12345")
    return last(world)


def mention_comment():
    world = World(fields=FIELDS)
    world.graph.mention("@Page hello")
    return last(world)


CASES = {
    "feed_comment_add": feed_comment_add,
    "feed_comment_remove": feed_comment_remove,
    "feed_reaction_add": feed_reaction_add,
    "ratings_add": ratings_add,
    "leadgen": leadgen,
    "mention_comment": mention_comment,
}

"""What happens on a page is told to the apps that want to hear of it."""

import json

import pytest

from fake_graph import ImpossibleAction
from fake_graph.journal import PageActivity
from tests.fake_graph.world import PAGE, World

FIELDS = frozenset({"feed", "ratings", "leadgen", "mention"})


@pytest.fixture
def world():
    return World(fields=FIELDS)


def values(world):
    bodies = [json.loads(webhook.body) for webhook in world.webhooks]
    return [body["entry"][0]["changes"][0]["value"] for body in bodies]


def test_people_may_be_named_by_psid_or_by_name(world):
    world.graph.comment(world.ana, "one")
    world.graph.comment("Ana Lima", "two")
    world.graph.comment("Zoë Ünal", "three")
    world.graph.comment("Zoë Ünal", "four")
    authors = [value["from"] for value in values(world)]
    assert authors[0] == authors[1] != authors[2]
    assert authors[2] == authors[3]
    assert authors[2]["name"] == "Zoë Ünal"
    assert authors[0]["id"] != world.ana


def test_a_newcomer_cannot_be_written_to_before_they_write(world):
    world.graph.comment("Zoë", "hi")
    (zoe,) = set(world.graph.state.threads) - {world.ana, world.bob}
    assert world.send(to=zoe).refusal == (10, 2018278)


def test_comments_under_comments_stand_under_the_same_post(world):
    post = world.graph.post_on_page("New hours")
    first = world.graph.comment("Ann", "when?", post)
    world.graph.comment_as_page("now", parent_id=first)
    status, comment, answer = values(world)
    assert (status["item"], status["from"]["id"]) == ("status", PAGE)
    assert comment["parent_id"] == post
    assert (answer["post_id"], answer["parent_id"]) == (post, first)
    assert answer["from"]["id"] == PAGE


def test_an_edited_comment_is_told_again(world):
    comment = world.graph.comment("Ann", "prize?")
    world.graph.edit_comment(comment, "price? 🙂")
    assert [(v["verb"], v["message"]) for v in values(world)] == [
        ("add", "prize?"),
        ("edited", "price? 🙂"),
    ]


def test_what_is_gone_cannot_be_changed_or_answered(world):
    comment = world.graph.comment("Ann", "x")
    world.graph.remove_comment(comment)
    for act in (
        lambda: world.graph.remove_comment(comment),
        lambda: world.graph.edit_comment(comment, "y"),
        lambda: world.graph.comment("Ann", "z", parent_id=comment),
        lambda: world.graph.comment("Ann", "z", post_id="1_2"),
    ):
        with pytest.raises(ImpossibleAction):
            act()


def test_reactions_come_and_go(world):
    comment = world.graph.comment("Ann", "x")
    world.graph.react_to_post("Bob", "haha", comment)
    world.graph.react_to_post("Bob", "haha", comment, removes=True)
    assert [value["verb"] for value in values(world)[1:]] == ["add", "remove"]
    assert values(world)[1]["comment_id"] == comment
    with pytest.raises(ImpossibleAction, match="love"):
        world.graph.react_to_post("Bob", "meh")


def test_a_bad_review_is_negative(world):
    world.graph.review("Ann", "Cold coffee", recommends=False)
    assert values(world)[0]["recommendation_type"] == "NEGATIVE"


def test_a_mention_may_be_in_a_post(world):
    world.graph.mention("@Café!", in_comment=False)
    assert values(world)[0]["item"] == "post"
    assert "comment_id" not in values(world)[0]


def test_apps_hear_only_what_they_subscribed_to():
    world = World(fields=frozenset({"ratings"}))
    world.graph.comment("Ann", "x")
    world.graph.review("Ann", "Great")
    assert [webhook.field for webhook in world.webhooks] == ["ratings"]


def test_everything_stands_in_the_journal(world):
    comment = world.graph.comment("Ann", "x")
    world.graph.remove_comment(comment)
    world.graph.submit_lead_ad("12345")
    what = [activity.what for activity in world.of(PageActivity)]
    assert what == ["comment-add", "comment-remove", "lead-add"]


def test_posts_are_no_comments_and_stand_in_known_places(world):
    post = world.graph.post_on_page("New hours")
    with pytest.raises(ImpossibleAction, match="not a comment"):
        world.graph.edit_comment(post, "x")
    with pytest.raises(ImpossibleAction, match="reel"):
        world.graph.post_on_page("hi", "moon")

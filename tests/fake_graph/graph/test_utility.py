"""The platform judges templates and tells the apps."""

import json

from fake_graph.journal import PageActivity
from tests.fake_graph.sample_utility import make
from tests.fake_graph.world import ALL_FIELDS, World

FIELD = "message_template_status_update"


def world_that_hears():
    return World(fields=ALL_FIELDS | {FIELD})


def heard(world):
    bodies = [json.loads(webhook.body) for webhook in world.webhooks if webhook.field == FIELD]
    return [body["entry"][0]["changes"][0]["value"] for body in bodies]


def test_the_apps_are_told_of_an_approval():
    world = world_that_hears()
    template_id = make(world).json["id"]
    assert heard(world) == [
        {
            "event": "APPROVED",
            "message_template_id": int(template_id),
            "message_template_name": "order_shipped",
            "message_template_language": "en",
            "reason": "NONE",
        }
    ]


def test_the_platform_may_change_its_mind_in_one_language():
    world = world_that_hears()
    make(world)
    make(world, language="nl")
    world.graph.set_template_status("order_shipped", "PAUSED", "QUALITY", language="nl")
    told = heard(world)[-1]
    assert (told["event"], told["reason"]) == ("PAUSED", "QUALITY")
    statuses = {
        template["language"]: template["status"]
        for template in world.call("GET", "/me/message_templates").json["data"]
    }
    assert statuses == {"nl": "PAUSED", "en": "APPROVED"}


def test_each_verdict_leaves_an_entry():
    world = World()
    make(world)
    world.graph.set_template_status("order_shipped", "LIMIT_EXCEEDED")
    entries = [(entry.what, entry.text) for entry in world.of(PageActivity)]
    assert entries == [
        ("template-approved", "order_shipped"),
        ("template-limit-exceeded", "order_shipped"),
    ]

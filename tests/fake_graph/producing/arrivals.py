"""People who come by links, ads and plugins."""

import json

from fake_graph.people.arrival import Ad
from tests.fake_graph.world import World

REFERRALS = "messaging_referrals"
OPT_INS = "messaging_optins"
AD = Ad(
    ad_id="6045246247433",
    title="Spring sale",
    photo_url="https://scontent.xx.fbcdn.net/v/ad.jpg",
    post_id="104523891234567_99",
)


def doing(field, method, *arguments):
    """Return a function that has Ana, who has written before, do one thing."""

    def act():
        world = World(fields=frozenset({field}))
        world.graph.say(world.ana, "Hi!")
        getattr(world.graph, method)(world.ana, *arguments)
        return json.loads(world.webhooks[-1].body)

    return act


LEAD = {"Your email?": "ann@example.com"}

CASES = {
    "referral_shortlink": doing(REFERRALS, "follow_link", "spring"),
    "referral_ads": doing(REFERRALS, "click_ad", AD, "spring"),
    "referral_lead_complete": doing(REFERRALS, "answer_lead_ad", "6045246247433", LEAD),
    "optin_send_to_messenger": doing(OPT_INS, "send_to_messenger", "cart-17"),
    "optin_checkbox": doing(OPT_INS, "tick_checkbox", "user-ref-42", "cart-17"),
}

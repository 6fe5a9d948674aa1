"""Customers come to the page."""

import pytest

from fake_graph import ImpossibleAction

HEARS = 'the bot also gets webhooks of "messaging_referrals" and "messaging_optins"'
SOURCES = {
    'Ana arrives by a link with the ref "sale"': ("SHORTLINK", "sale"),
    'Ana scans the page\'s code with the ref "door"': ("MESSENGER_CODE", "door"),
    'Ana arrives from the ad "6045246247433" titled "Blue jackets"': ("ADS", None),
}


@pytest.mark.parametrize("sentence", SOURCES)
def test_the_bot_hears_where_somebody_came_from(told, sentence):
    with told() as tell:
        tell.given(HEARS)
        tell.given('a customer named "Ana"')
        tell.when('Ana says "Hi!"')
        tell.when(sentence)
        referral = next(e["referral"] for e in tell.events if "referral" in e)
        source, ref = SOURCES[sentence]
        assert referral["source"] == source
        assert referral.get("ref") == ref


def test_an_ad_may_have_a_title(told):
    with told() as tell:
        tell.given(HEARS)
        tell.when('the customer says "Hi!"')
        tell.when('the customer arrives from the ad "6045246247433" titled "Blue jackets"')
        referral = next(e["referral"] for e in tell.events if "referral" in e)
        assert referral["ads_context_data"]["ad_title"] == "Blue jackets"


def test_the_message_button_tells_the_bot_nothing(told):
    with told() as tell:
        tell.when("the customer arrives by the page's message button")
        assert tell.events == []


def test_send_to_messenger_is_an_opt_in(told):
    with told() as tell:
        tell.given(HEARS)
        tell.when('the customer arrives by Send to Messenger with the ref "cart"')
        assert tell.events[0]["optin"]["ref"] == "cart"


def test_the_chat_plugin_is_no_more(told):
    with told() as tell, pytest.raises(ImpossibleAction, match="did not exist on 2026"):
        tell.when("the customer arrives by the chat plugin")


def test_a_comment_is_no_message(told):
    with told() as tell:
        tell.when('the customer comments "How much?" on a post of the page')
        assert next(e.kind for e in tell.world.graph.journal) == "page_activity"


def test_whoever_only_opens_the_thread_tells_the_bot_nothing(told):
    with told() as tell:
        tell.when("the customer opens the thread")
        assert [e.kind for e in tell.world.graph.journal] == ["thread_opened"]
        assert tell.events == []

"""Customers agree to be notified, and stop."""

from datetime import UTC, datetime

BEFORE_THEY_ENDED = datetime(2025, 3, 3, tzinfo=UTC)
"""Marketing messages ended later."""

REQUEST = {
    "attachment": {
        "type": "template",
        "payload": {
            "template_type": "notification_messages",
            "title": "Price alert",
            "payload": "ALERT",
        },
    }
}


def offering(send, psid, text):
    send(psid, "", message=REQUEST)


def test_who_agrees_is_known_to_have_and_may_stop(told):
    with told(offering, start=BEFORE_THEY_ENDED) as tell:
        tell.given('the bot also gets webhooks of "messaging_optins"')
        tell.when('the customer says "Tell me when it is cheaper"')
        tell.when('the customer agrees to be notified about "Price alert"')
        tell.when("the customer stops the notifications")
        optins = [event["optin"] for event in tell.events if "optin" in event]
        assert optins[0]["title"] == "Price alert"
        assert optins[-1]["notification_messages_status"] == "STOP NOTIFICATIONS"

"""Customers who are away from their phone, or clear it."""

import threading


def test_what_is_written_to_somebody_offline_arrives_when_they_are_back(told):
    def later(send, psid, text):
        threading.Timer(60, send, [psid, "There you are"]).start()

    with told(later) as tell:
        tell.when('the customer says "Hi!"')
        tell.when("the customer goes offline")
        tell.when("2 minutes pass")
        assert not any("delivery" in event for event in tell.events)
        tell.when("the customer is online again")
        assert any("delivery" in event for event in tell.events)


def test_a_deleted_conversation_looks_new_to_its_person(told):
    with told() as tell:
        tell.given('the page greets with "Welcome"')
        tell.when('the customer says "Hi!"')
        tell.then('the customer sees the greeting ""')
        tell.when("the customer deletes the conversation")
        tell.then('the customer sees the greeting "Welcome"')

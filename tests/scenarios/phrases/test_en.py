"""English sentences: those that others rely on."""

import pytest

from scenarios.phrase import all_phrases, phrase

RELIED_ON = {
    "a customer": "a-customer",
    'a customer named "Ana"': "a-named-customer",
    'the customer says "Hi"': "says",
    'the customer taps "Yes"': "taps",
    "25 hours pass": "time-passes",
    "the bot answers within 5 seconds": "answers-within",
    'the bot says "…"': "says-next",
    'the bot has said "…"': "has-said",
    "the bot stays silent for 2 hours": "stays-silent",
    "the platform refused a message with code 10 and subcode 2018278": "refused-subcode",
    "the etiquette score is at least 80": "score-at-least",
    'the customer presses "Order"': "presses-button",
    'the customer presses "Prices" in the menu': "presses-menu",
    "the customer presses Get Started": "presses-get-started",
    'the page\'s staff write "Hello"': "staff-says",
    "the page's staff have the thread": "staff-have",
    "the bot sends a picture": "sends-picture",
    "Ana sends a picture": "sends-picture-to-page",
    'the bot shows a button "Order"': "shows-button",
    'the platform answers the next send with "10/2018278"': "fails-next",
    "webhooks arrive 10 seconds late": "webhooks-late",
    'there is no finding for "goodbye"': "no-finding",
}


@pytest.mark.parametrize("sentence", RELIED_ON)
def test_a_sentence_that_others_rely_on_is_read_by_its_phrase_alone(sentence):
    fitting = [name for name in all_phrases() if phrase(name).is_matching(sentence)]
    assert fitting == [RELIED_ON[sentence]]

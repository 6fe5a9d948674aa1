"""Customers write, send, and think again."""

import pytest

KINDS = {
    "Ana sends a picture": "image",
    "Ana sends a video": "video",
    "Ana sends a voice message": "audio",
    'Ana sends the file "https://cdn.example/a.pdf"': "file",
    "Ana sends a sticker": "sticker",
    "Ana sends a location": "location",
    "Ana sends a thumbs-up": "sticker",
}


@pytest.mark.parametrize("sentence", KINDS)
def test_what_is_sent_reaches_the_bot_as_its_kind(told, sentence):
    with told() as tell:
        tell.given('a customer named "Ana"')
        tell.when(sentence)
        (attachment,) = tell.events[0]["message"]["attachments"]
        assert attachment["type"] == KINDS[sentence]


def test_a_picture_may_be_one_in_particular(told):
    with told() as tell:
        tell.when('the customer sends the picture "https://cdn.example/cat.jpg"')
        url = tell.events[0]["message"]["attachments"][0]["payload"]["url"]
        assert url == "https://cdn.example/cat.jpg"


def test_a_text_below_keeps_its_lines(told):
    with told() as tell:
        tell.when("the customer says:", "one\n\ntwo")
        tell.then("the bot says:", "You said: one\n\ntwo")


def test_messages_in_a_row_are_all_written_before_the_bot_hears_of_any(told):
    with told() as tell:
        tell.when('the customer says in a row "one", "two" and "three"')
        kinds = [e.kind for e in tell.world.graph.journal]
        assert kinds.index("message_sent") > kinds.index("message_received") + 2
        tell.then('the bot says one after the other "You said: one" and "You said: two"')


def test_a_reply_says_to_what(told):
    with told() as tell:
        tell.when('the customer says "Hi!"')
        first = tell.stage.current.messages()[0].mid
        tell.when('the customer replies to the last message with "Why?"')
        replied = [e for e in tell.events if "reply_to" in e.get("message", {})]
        assert replied[0]["message"]["reply_to"]["mid"] == first


def test_a_reaction_may_be_taken_back_and_typing_is_nobodys_news(told):
    with told() as tell:
        tell.when('the customer says "Hi!"')
        known = len(tell.events)
        tell.when("the customer starts to type")
        assert len(tell.events) == known
        tell.when('the customer reacts with "❤"')
        tell.when("the customer takes the reaction back")
        deeds = [e.deed for e in tell.world.graph.journal if e.kind == "customer_acted"]
        assert deeds == ["start-typing", "react", "unreact"]

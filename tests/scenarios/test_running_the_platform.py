"""Small bots that use more of the platform than sending texts, played as their developers would."""

import json

import pytest

from tests.requirements import require

HAND_OVER = """
    Feature: Shop

      Scenario: Somebody wants a person
        Given the page's staff and the bot share the threads
        And a customer named "Ana"
        When Ana says "Hi!"
        Then the bot shows a button "Opening hours"
        When Ana presses "Opening hours"
        Then the bot has said "We are open from 9 am to 6 pm."
        When Ana presses "Talk to us"
        Then the bot has said "A colleague will be with you soon."
        And the page's staff have the thread
        When Ana says "My hat is too small."
        Then the bot stays silent for 5 minutes
        When the page's staff write "Please send it back."
        And Ana says "Thanks!"
        Then the bot stays silent for 5 minutes
        When the page's staff hand the thread back
        Then the bot has the thread
        And the bot says "I am back. Did my colleague help you?"
        When Ana taps "Yes"
        Then the bot answers within 5 seconds
        And the platform refused nothing

      Scenario: Staff have it from the beginning
        Given a customer named "Ben"
        And the page's staff have the thread
        When Ben says "Hi!"
        Then the bot stays silent for 1 hour
"""

BESIDE = """
    Feature: Shop
      Scenario: Beside an instant reply
        Given the page's instant reply is "Welcome! We answer soon."
        And a customer named "Ana"
        When Ana says "Hi!"
        Then the bot says "You wrote Hi!."
        And the bot stays silent for 10 minutes
        And the platform refused nothing
"""

ORDER = """
    Feature: Shop
      Scenario: Order
        Given a customer named "Ana"
        When Ana says "Is it ready?"
        And 10 minutes pass
"""

FILES = """
    Feature: Shop
      Scenario: Files
        Given a customer named "Ana"
        When Ana says "Show me a hat"
        Then the bot sends a picture
        When Ana says "another"
        Then the bot sends a picture
        When Ana says "and the prices"
        Then the bot answers within 1 second
        And the platform refused nothing
"""

SUBSCRIBING = """
    Feature: Shop
      Scenario: At import
        When the customer says "Hi!"
        Then the bot says something containing "2200: "
      Scenario: Later
        When the customer says "again"
        Then the bot says something containing "success"
        And the platform refused nothing
"""

BAD_DAY = """
    Feature: Shop
      Scenario: An error by name
        Given the platform answers the next send with "rate-limit"
        When the customer says "I want to choose"
        Then the platform refused a message with code 613
      Scenario: An error that is none
        Given the platform answers the next send with "rate-limt"
      Scenario: Codes that are none
        When the platform answers the next 2 sends with "10/2018279"
      Scenario: No sends
        When the platform answers the next 0 sends with "rate-limit"
      Scenario: A field that is none
        Given the bot gets webhooks of "mesage_echoes"
      Scenario: Nothing to hand back
        When the customer says "I want to choose"
        And the page's staff hand the thread back
      Scenario: No such button
        When the customer says "I want to choose"
        And the customer presses "Buy"
"""

ERRORS = {
    "An error that is none": "no error 'rate-limt'; near ones: 'rate-limit'",
    "Codes that are none": "no error '10/2018279'; near ones: '10', '10/1404170'",
    "No sends": "at least one call must fail",
    "A field that is none": "possible: 'message_echoes'",
    "Nothing to hand back": "possible: 'set_default_app'",
    "No such button": "no button 'Buy' is in sight",
}


def test_a_bot_hands_a_thread_over_and_answers_again_when_it_is_back(folder):
    ended = folder.feature(HAND_OVER).run("handing_over")
    assert ended.code == 0, ended.said
    changes = ended.entries("wants a person", "control_changed")
    assert [change["deed"] for change in changes] == ["reply", "pass", "pass"]
    assert changes[1]["metadata"] == "asked"
    written = ended.entries("wants a person", "message_sent")
    assert ("Please send it back.", "staff") in [(e["text"], e["author"]) for e in written]
    assert ended.bot["certificate"]["deterministic"] is True


def test_a_bot_beside_an_instant_reply_hears_its_echo_and_does_not_answer_it(folder):
    ended = folder.feature(BESIDE).run("beside")
    assert ended.code == 0, ended.said
    said = ended.entries("instant reply", "message_sent")
    assert [(e["text"], e["author"]) for e in said] == [
        ("You wrote Hi!.", "app"),
        ("Welcome! We answer soon.", "automation"),
    ]
    echoes = echoes_of(ended)
    assert [echo["text"] for echo in echoes] == ["You wrote Hi!.", "Welcome! We answer soon."]


def test_a_bot_that_answers_echoes_writes_to_the_page_itself_and_is_refused(folder):
    folder.write(
        "mybot.py",
        """
        import urllib.error
        from tests.bots.messenger import app_for, call, send

        call("POST", "me/subscribed_apps?subscribed_fields=messages,message_echoes")

        def answer(psid, text):
            try:
                send(psid, f"You wrote {text}.")
            except urllib.error.HTTPError as error:
                error.close()

        app = app_for(answer)
        """,
    )
    ended = folder.feature(BESIDE).run("wsgi:mybot:app")
    assert ended.code == 1, ended.said
    assert "it refused 100/2018001" in ended.scenario("instant reply")["error"]


def echoes_of(ended):
    bodies = [json.loads(e["body"]) for e in ended.entries("instant reply", "webhook_sent")]
    events = [event for body in bodies for event in body["entry"][0]["messaging"]]
    messages = [event.get("message", {}) for event in events]
    return [message for message in messages if message.get("is_echo")]


def test_a_bot_that_is_slower_than_the_deadline_gets_the_webhook_again_and_is_told_so(folder):
    ended = folder.feature(ORDER).run("tardy")
    sent = [e for e in ended.entries("Order", "webhook_sent") if e["field"] == "messages"]
    assert [e["attempt"] for e in sent[:2]] == [1, 2], ended.said
    assert {e["serial"] for e in sent} == {sent[0]["serial"]}
    assert len(ended.texts("Order")) > 1
    notes = {e["code"] for e in ended.entries("Order", "noted")}
    assert {"unanswered-webhook", "late-webhook-answer"} <= notes
    assert "so the platform sends it again" in " ".join(ended.out.split()), ended.said


def test_a_bot_uploads_files_with_requests(folder):
    require("requests")
    ended = folder.feature(FILES).run("uploader")
    assert ended.code == 0, ended.said
    sent = ended.entries("Files", "message_sent")
    assert [e["attachments"][0]["type"] for e in sent] == ["image", "image", "file"]


@pytest.mark.parametrize("how", [(), ("--isolate",)], ids=["together", "isolated"])
def test_a_bot_that_subscribes_itself_does_so_in_every_world_once_it_listens(folder, how):
    ended = folder.feature(SUBSCRIBING).run("subscribing", *how)
    assert ended.code == 0, ended.said
    first = ended.entries("At import", "call_answered")[0]
    assert (first["path"].rpartition("/")[2], first["status"]) == ("subscriptions", 200)


def test_a_bad_day_is_asked_for_in_words_that_the_platform_knows(folder):
    ended = folder.feature(BAD_DAY).run("fails_quietly")
    assert ended.code == 2, ended.said
    assert ended.scenario("An error by name")["outcome"] == "passed", ended.said
    for name, words in ERRORS.items():
        scenario = ended.scenario(f": {name}")
        assert scenario["outcome"] == "scenario impossible", ended.said
        assert words in scenario["error"]
        assert "\n" not in scenario["error"]

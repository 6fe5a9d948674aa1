"""How pytest-bdd reaches the steps."""

from pathlib import Path

pytest_plugins = ["pytester"]

BOT = """
import json, os, urllib.request
from flask import Flask, request
app = Flask(__name__)

@app.get("/webhook")
def verify():
    return request.args["hub.challenge"]

@app.post("/webhook")
def webhook():
    for entry in request.get_json()["entry"]:
        for event in entry["messaging"]:
            if "message" in event and "text" in event["message"]:
                text = event["message"]["text"]
                body = {"recipient": event["sender"], "message": {"text": f"You said: {text}"}}
                token = os.environ["PAGE_ACCESS_TOKEN"]
                url = f"https://graph.facebook.com/v21.0/me/messages?access_token={token}"
                headers = {"Content-Type": "application/json"}
                data = json.dumps(body).encode()
                urllib.request.urlopen(urllib.request.Request(url, data, headers))
    return "ok"
"""


def played(pytester, feature, conftest="", *more):
    """Run one feature against an echo in a process of its own and return what pytest said."""
    pytester.makepyfile(echo=BOT)
    pytester.makeconftest(conftest)
    Path(pytester.path, "shop.feature").write_text(feature, encoding="utf-8")
    arguments = ("--bot=wsgi:echo:app", "-p", "no:randomly", "shop.feature", "-q", *more)
    return pytester.runpytest_subprocess(*arguments)


def test_a_users_own_step_wins_over_ours(pytester):
    conftest = """
from pytest_bdd import when, then, parsers

@when(parsers.parse('the customer says "{text}"'))
def says(customer, text):
    customer.say(text.upper())

@then("all is well")
def all_is_well(customer):
    assert customer.messages()[-1].text == "You said: HELLO"
"""
    feature = """Feature: Shop
  Scenario: Both
    When the customer says "hello"
    Then the bot says "You said: HELLO"
    And all is well
"""
    played(pytester, feature, conftest).assert_outcomes(passed=1)


def test_a_text_below_a_sentence_is_its_own(pytester):
    feature = '''Feature: Shop
  Scenario: Below
    Given https://shop.example/orders answers 200 with:
      """
      {"state": "sent"}
      """
    When Ana says "hello"
    Then the bot says "You said: hello"
'''
    conftest = ""
    feature = feature.replace("    When", '    And a customer named "Ana"\n    When')
    played(pytester, feature, conftest).assert_outcomes(passed=1)


def test_a_step_under_the_wrong_keyword_is_told_where_it_goes(pytester):
    feature = """Feature: Shop
  Scenario: Wrong
    Then the customer says "hello"
"""
    result = played(pytester, feature)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*shop.feature:3: no step for Then*this sentence goes with When*"])

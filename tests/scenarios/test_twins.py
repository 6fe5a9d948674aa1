"""A scenario is lived once more with one thing otherwise, where a rule has to compare."""

import pytest

from tests.requirements import require

TALK = """
    Feature: Shop
      Scenario: By an ad
        Given a customer named "Ana"
        When Ana arrives by the ad "Red shoes"
        And Ana says "Hi!"
        And 1 minute passes
"""


@pytest.fixture
def bot(folder):
    def write(greeting):
        return folder.write(
            "mybot.py",
            f"""
            from tests.bots.messenger import app_for, call, send

            def answer(psid, text):
                name = call("GET", f"{{psid}}?fields=first_name")["first_name"]
                send(psid, {greeting})

            app = app_for(answer)
            """,
        )

    return write


@pytest.mark.parametrize(
    ("greeting", "named"),
    [
        ('f"Hello {name}, thanks for your message! How can I help you?"', True),
        ('"Hello Ana, thanks for your message! How can I help you?"', False),
        ('"Hello, thanks for your message! How can I help you?"', False),
    ],
)
def test_a_name_that_stays_the_same_for_everybody_is_no_name(folder, bot, greeting, named):
    require("flask")
    bot(greeting)
    folder.feature(TALK.replace('arrives by the ad "Red shoes"', 'says "Hello"'))
    ended = folder.run("wsgi:mybot:app")
    found = {finding["rule"] for finding in ended.bot["findings"]}
    assert ("W08" not in found) is named, ended.said


def test_a_twin_counts_for_nothing_but_the_comparison(folder, bot):
    bot('f"Hello {name}!"')
    ended = folder.feature(TALK.replace("arrives by the ad", "says")).run("wsgi:mybot:app")
    assert [s["name"] for s in ended.report["bots"][0]["scenarios"]] == ["Shop: By an ad"]
    assert len(ended.entries("By an ad", "message_received")) == 2
    assert ended.scenario("By an ad")["twins"]

"""Conversations that were lived, written as scenarios."""

import pytest

from scenarios.matching import matches
from scenarios.recording import feature_of
from scenarios.vocabulary import languages
from simulator.transcript import Transcript

LIVED = r"""
@first-name: ana
@locale: en_US
@menu: Help
@start: 2026-09-07T09:00+00:00
0s customer arrives: summer-ad
0s customer opens: Hello
2.5s customer: Hi "you"!
3s bot: Hello!\nHow can I help? [Prices|Help page]
9s customer taps: Prices
10s bot: From 3 euros.
1h customer presses: Help
1h customer reacts: 👍
1h agent takes
1h1m agent: Kim here.
2h agent passes
2h customer: (image)
2h bot ~receipt: Your order
1d5h bot x10/2018278: Sale!
1d6h customer blocks
"""


def steps(language="en"):
    text = feature_of([Transcript.parse(LIVED.strip())], "Recorded", language)
    return text, [line.strip() for line in text.splitlines() if line.startswith("    ")]


def test_what_people_did_becomes_steps_and_what_the_bot_said_expectations():
    text, told = steps()
    assert text.startswith("Feature: Recorded\n\n  @as-of:2026-09-07T09:00:00\n  Scenario: 1. ")
    assert told[:11] == [
        'Given a customer named "Ana" from "en_US"',
        'When Ana arrives by a link with the ref "summer-ad"',
        "And Ana opens the thread",
        "And 2.5 seconds pass",
        "And Ana says:",
        '"""',
        'Hi "you"!',
        '"""',
        "Then the bot says:",
        '"""',
        "Hello!",
    ]
    assert 'And the bot offers the quick replies "Prices" and "Help page"' in told
    assert "When 6 seconds pass" in told
    assert 'And Ana taps "Prices"' in told
    assert 'And Ana presses "Help" in the menu' in told
    assert 'And the page\'s staff write "Kim here."' in told
    assert "And the page's staff hand the thread back" in told
    assert "And Ana sends a picture" in told
    assert 'Then the bot sends a template of the type "receipt"' in told
    assert "And Ana blocks the page" in told
    assert told[-1] == "Then the platform refused 1 message"


@pytest.mark.parametrize("language", languages())
def test_every_line_is_a_step_that_there_is_in_every_language(language):
    _, told = steps(language)
    in_text = False
    for line in told:
        if line == '"""':
            in_text = not in_text
        elif not in_text:
            words = line.split(" ")
            assert any(matches(" ".join(words[n:]), language) for n in range(1, 4)), line

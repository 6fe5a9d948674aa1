"""How pytest-bdd reaches the steps."""


def played(folder, feature, conftest="", *more):
    """Run one feature against a parrot, with pytest, and return how that ended."""
    folder.write("conftest.py", conftest).feature(feature)
    return folder.pytest("--bot", "wsgi:tests.bots.parroting:app", "shop.feature", "-q", *more)


def test_a_users_own_step_wins_over_ours(folder):
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
    ended = played(folder, feature, conftest)
    assert (ended.code, "1 passed" in ended.out) == (0, True), ended.said


def test_a_text_below_a_sentence_is_its_own(folder):
    feature = '''Feature: Shop
  Scenario: Below
    Given https://shop.example/orders answers 200 with:
      """
      {"state": "sent"}
      """
    When Ana says "hello"
    Then the bot says "You said: hello"
'''
    feature = feature.replace("    When", '    And a customer named "Ana"\n    When')
    ended = played(folder, feature)
    assert (ended.code, "1 passed" in ended.out) == (0, True), ended.said


def test_a_step_under_the_wrong_keyword_is_told_where_it_goes(folder):
    feature = """Feature: Shop
  Scenario: Wrong
    Then the customer says "hello"
"""
    ended = played(folder, feature)
    assert (ended.code, "1 failed" in ended.out) == (1, True), ended.said
    told = "shop.feature:3: no step for Then"
    assert told in ended.out
    assert "this sentence goes with When" in ended.out.partition(told)[2].splitlines()[0]

Feature: Goodbye
  Whoever takes leave is not left standing.

  Background:
    Given a customer named "Ana"
    When Ana asks for something that the bot can do
    And 2 minutes pass
    And Ana says goodbye
    And 2 minutes pass

  Scenario: A goodbye is returned
    Then there is no finding for "returns-goodbye"

  Scenario: Nobody is sent off before being asked for more
    Then there is no finding for "anything-else"

  Scenario: After the goodbye it is quiet
    When 2 days pass
    Then there is no finding for "quiet-after-end"

  Scenario: Somebody in a hurry is not held up
    When Ana talks like a "hurried" customer
    Then there is no finding for "goodbye"

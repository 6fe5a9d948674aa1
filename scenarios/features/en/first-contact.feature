Feature: First contact
  Whoever writes for the first time is welcomed at once.

  Scenario: A hello is returned at once
    Given a customer named "Ana"
    When Ana says hello
    Then the bot answers within 10 seconds
    And there is no finding for "instant-answer"
    And there is no finding for "greets"

  Scenario: The bot knows whom it talks to
    Given a customer named "Bo"
    When Bo says hello
    And 2 minutes pass
    Then there is no finding for "by-name"

  Scenario: No template leftovers
    Given a customer named "Cleo"
    When Cleo says hello
    And 2 minutes pass
    Then there is no finding for "no-placeholder"

  Scenario: Get Started is answered
    Given the page has a Get Started button
    And a customer named "Dan"
    When Dan presses Get Started
    Then the bot answers within 10 seconds

  Scenario: A newcomer looks around
    Given a customer named "Eve"
    When Eve talks like a "newcomer" customer
    Then there is no finding for "greets"

  Scenario: The bot does not greet all over again
    Given a customer named "Fay"
    When Fay says hello
    And 2 minutes pass
    And Fay asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "greets-once"

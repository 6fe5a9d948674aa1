Feature: Greeting
  Whoever writes for the first time is welcomed at once.

  Scenario: A greeting is returned at once
    Given a customer named "Ana"
    When Ana says "Hi!"
    Then the bot answers within 10 seconds
    And the bot has said something containing "Ana"
    And there is no finding for "greeting-latency"

  Scenario: A newcomer looks around
    Given a customer named "Ben"
    When Ben talks like a "newcomer" customer
    Then there is no finding for "greeting-latency"
    And there is no finding for "goodbye"

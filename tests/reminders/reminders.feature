Feature: Reminders
  A reminder after 23 hours, a goodbye after 30 minutes of silence, nothing else for 7 days.

  Scenario: A customer who falls silent
    Given a customer named "Ana"
    When Ana says "Hi"
    Then the bot says "Hello! How can I help?"
    And the bot stays silent for 29 minutes and 59 seconds
    When 1 second passes
    Then the bot says "Goodbye! Write any time."
    And the bot stays silent for 22 hours, 29 minutes and 59 seconds
    When 1 second passes
    Then the bot says "Reminder: your basket is waiting."
    And the bot stays silent for 7 days

  Scenario: A customer who writes again in time
    Given a customer named "Ana"
    When Ana says "Hi"
    And 20 minutes pass
    And Ana says "Are you there?"
    Then the bot says "Hello! How can I help?"
    And the bot says "Hello! How can I help?"
    And the bot stays silent for 29 minutes and 59 seconds
    When 1 second passes
    Then the bot says "Goodbye! Write any time."
    And the bot stays silent for 22 hours, 29 minutes and 59 seconds
    When 1 second passes
    Then the bot says "Reminder: your basket is waiting."
    And the bot stays silent for 7 days

  Scenario: A customer who comes back after the goodbye
    Given a customer named "Ana"
    When Ana says "Hi"
    And 10 hours pass
    Then the bot says "Hello! How can I help?"
    And the bot says "Goodbye! Write any time."
    When Ana says "Hi again"
    Then the bot says "Hello! How can I help?"
    When 22 hours and 59 minutes pass
    Then the bot says "Goodbye! Write any time."
    And the bot stays silent for 59 seconds
    When 1 second passes
    Then the bot says "Reminder: your basket is waiting."
    And the bot stays silent for 7 days

  Scenario: Two customers, each with timers of their own
    Given a customer named "Ana"
    And a customer named "Ben"
    When Ana says "Hi"
    And 10 minutes pass
    And Ben says "Hi"
    And 10 minutes pass
    And Ana says "Hello?"
    And 8 days pass
    Then the platform refused nothing

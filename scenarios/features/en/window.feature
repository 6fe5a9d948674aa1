Feature: The messaging window, and tags
  A page may write freely for 24 hours after a customer's last action, and not later.

  Background:
    Given a customer named "Ana"

  Scenario: Nothing is sent outside the window
    When Ana asks for something that the bot can do
    And 3 days pass
    Then the platform refused nothing
    And there is no finding for "outside-window"

  Scenario: A tag sells nothing
    When Ana asks for something that the bot can do
    And 8 days pass
    Then there is no finding for "tag-without-promotion"
    And there is no finding for "tag-fits"

  Scenario: A quiet customer is reminded at most once
    When Ana asks for something that the bot can do
    And 23 hours and 30 minutes pass
    Then there is no finding for "proactive-load"
    And the bot stays silent for 2 days

  Scenario: Who comes back after the window is answered
    When Ana asks for something that the bot can do
    And the messaging window closes
    And Ana asks for something that the bot can do
    Then the bot answers
    And the platform refused nothing

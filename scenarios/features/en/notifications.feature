Feature: Notifications
  What comes unasked says why, how to stop it, and stops.

  Background:
    Given a customer named "Ana"

  Scenario: Stop means stop
    When Ana asks for something that the bot can do
    And 2 minutes pass
    And Ana asks to be left alone
    And 5 days pass
    Then there is no finding for "stop-means-stop"

  Scenario: What comes unasked says how to stop it
    When Ana asks for something that the bot can do
    And 3 days pass
    Then there is no finding for "way-out-in-each"

  Scenario: What comes unasked comes with a reason
    When Ana asks for something that the bot can do
    And 3 days pass
    Then there is no finding for "clear-value"

  Scenario: Few messages say it all
    When Ana asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "bursts"

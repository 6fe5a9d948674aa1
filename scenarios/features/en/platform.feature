Feature: The platform has a bad day
  Webhooks come twice, late and out of order, and sends fail. Customers must not notice.

  Background:
    Given a customer named "Ana"

  Scenario: A webhook that comes twice is answered once
    Given webhooks arrive twice
    When Ana asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "repeats"

  Scenario: Late webhooks are answered all the same
    Given webhooks arrive 20 seconds late
    When Ana asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "answers-at-all"

  Scenario: After an outage everybody is answered
    Given no webhooks arrive for 10 minutes
    When Ana asks for something that the bot can do
    And 20 minutes pass
    Then there is no finding for "answers-at-all"

  Scenario: Several webhooks in one are all read
    Given webhooks arrive several in one
    And a customer named "Bo"
    When Ana asks for something that the bot can do
    And Bo asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "answers-at-all"

Feature: Opening hours
  People write at any hour, and are told when somebody answers.

  Background:
    Given the page is open on "Mo-Fr 09:00-17:00"
    And a customer named "Ana"

  Scenario: At night somebody is told at once what to expect
    When it becomes 22:00
    And Ana says hello
    And 2 minutes pass
    Then there is no finding for "away-message"
    And there is no finding for "away-until-when"

  Scenario: Who asks for a person at night hears of another way
    When it becomes 22:00
    And Ana asks for a human
    And 2 minutes pass
    Then there is no finding for "nobody-there"

  Scenario: By day questions are answered in time
    When it becomes 10:00
    And Ana asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "answers-in-time"

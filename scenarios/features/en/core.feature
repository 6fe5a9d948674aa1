Feature: Core manners
  What any bot owes to anybody who writes.

  Scenario: The first message is answered at once
    Given a customer from "en_US"
    When the customer says hello
    Then the bot answers within 10 seconds
    And there is no finding for "instant-answer"

  Scenario: The first answer greets
    Given a customer from "en_US"
    When the customer says hello
    And 2 minutes pass
    Then there is no finding for "greets"

  Scenario: What the bot can do, it does
    Given a customer from "en_US"
    When the customer asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "answers-at-all"

  Scenario: The answer is in the language of the question
    Given a customer from "en_US"
    When the customer asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "same-language"

  Scenario: Who asks for a person is shown the way to one
    Given a customer from "en_US"
    When the customer asks for a human
    And 2 minutes pass
    Then there is no finding for "human-on-request"

  Scenario: Who is not understood twice is shown another way
    Given a customer from "en_US"
    When the customer says something that the bot does not understand
    And 2 minutes pass
    And the customer says something that the bot does not understand
    And 2 minutes pass
    Then there is no finding for "gives-up-in-time"

  Scenario: A goodbye is returned
    Given a customer from "en_US"
    When the customer asks for something that the bot can do
    And 2 minutes pass
    And the customer says goodbye
    And 2 minutes pass
    Then there is no finding for "returns-goodbye"

  Scenario: Nothing is written once the window is closed
    Given a customer from "en_US"
    When the customer asks for something that the bot can do
    And 3 days pass
    Then the platform refused nothing
    And there is no finding for "outside-window"

  Scenario: Who says stop is left alone
    Given a customer from "en_US"
    When the customer asks for something that the bot can do
    And 2 minutes pass
    And the customer asks to be left alone
    And 2 days pass
    Then there is no finding for "stop-means-stop"

  Scenario: The bot is quiet while a person has the thread
    Given the page's staff and the bot share the threads
    And a customer from "en_US"
    When the customer says hello
    And 2 minutes pass
    And the page's staff take the thread
    And the customer asks for something that the bot can do
    And 2 minutes pass
    Then the platform refused nothing
    And there is no finding for "silent-after-handover"

  Scenario: A message that arrives twice is answered once
    Given webhooks arrive twice
    And a customer from "en_US"
    When the customer asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "repeats"

  Scenario: A picture does not confuse the bot
    Given a customer from "en_US"
    When the customer sends a picture
    And 2 minutes pass
    Then there is no finding for "unknown-input"

  Scenario: Who is upset gets a word of regret
    Given a customer from "en_US"
    When the customer complains
    And 2 minutes pass
    Then there is no finding for "regret"

  Scenario: Nobody learns what somebody else has written
    Given a customer named "Ana" from "en_US"
    And a customer named "Ben" from "en_US"
    When Ana asks for something that the bot can do
    And Ben asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "no-leak"

Feature: Hand-over
  A bot makes way for a person, and stays out of the way.

  Scenario: A person is asked for
    Given a customer named "Ana"
    When Ana asks for a human
    And 2 minutes pass
    Then there is no finding for "human-on-request"

  Scenario: One word is enough, at any point
    Given a customer named "Bo"
    When Bo asks for something that the bot can do
    And 2 minutes pass
    And Bo says "agent"
    And 2 minutes pass
    Then there is no finding for "person-always-near"

  Scenario: The bot is quiet while a person has the thread
    Given the page's staff and the bot share the threads
    And a customer named "Cleo"
    When Cleo says hello
    And 2 minutes pass
    And the page's staff take the thread
    And Cleo asks for something that the bot can do
    And 2 minutes pass
    Then the platform refused nothing
    And there is no finding for "silent-after-handover"

  Scenario: The bot serves again once the thread is handed back
    Given the page's staff and the bot share the threads
    And a customer named "Dan"
    When Dan says hello
    And 2 minutes pass
    And the page's staff take the thread
    And 10 minutes pass
    And the page's staff hand the thread back
    And Dan asks for something that the bot can do
    Then the bot answers

  Scenario: An angry customer gets a word of regret and a person
    Given a customer named "Eve"
    When Eve complains
    And 2 minutes pass
    Then there is no finding for "anger"
    And there is no finding for "regret"

Feature: Stepping back
  A bot that cannot help makes way for a person.

  Scenario: A person is asked for
    Given a customer named "Fay"
    When Fay says "Can I talk to a human please?"
    And 2 minutes pass
    Then there is no finding for "escalation"

  Scenario: The bot does not understand, twice
    Given a customer named "Gus"
    When Gus says "Is the blue wug flibbed?"
    And 2 minutes pass
    And Gus says "The blue wug, is it flibbed or not?"
    And 2 minutes pass
    Then there is no finding for "escalation"

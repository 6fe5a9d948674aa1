Feature: The messaging window
  A page may write freely for 24 hours after a customer's last action, and not later.

  Scenario: Nothing is sent outside the window
    Given a customer named "Dina"
    When Dina says "Hello"
    And 3 days pass
    Then the platform refused nothing
    And there is no finding for "window-violation"

  Scenario: A quiet customer is reminded once
    Given a customer named "Emil"
    When Emil says "Do you deliver to Lyon?"
    And 23 hours and 5 minutes pass
    Then there is no finding for "spam-frequency"
    And the bot stays silent for 2 days

Feature: Confusion
  A bot that does not understand says so, and shows another way.

  Background:
    Given a customer named "Ana"

  Scenario: After the second time there is another way
    When Ana says something that the bot does not understand
    And 2 minutes pass
    And Ana says something that the bot does not understand
    And 2 minutes pass
    Then there is no finding for "gives-up-in-time"

  Scenario: The bot does not go in circles
    When Ana says something that the bot does not understand
    And 2 minutes pass
    And Ana says something that the bot does not understand
    And 2 minutes pass
    Then there is no finding for "no-loops"

  Scenario Outline: What is no text is helped on with as well
    When Ana sends a <thing>
    And 2 minutes pass
    Then there is no finding for "unknown-input"

    Examples:
      | thing         |
      | picture       |
      | sticker       |
      | voice message |
      | location      |

  Scenario: The bot admits to be one
    When Ana says "Are you a bot or a human?"
    And 2 minutes pass
    Then there is no finding for "admits-bot"

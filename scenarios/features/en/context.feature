Feature: Context
  The bot knows why people write, and what they have said already.

  Scenario: Who comes from an ad meets more than the standard welcome
    Given the bot also gets webhooks of "messaging_referrals"
    And a customer named "Ana"
    When Ana arrives from the ad "6045246247433" titled "Opening hours"
    And Ana asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "why-they-write"

  Scenario: The same thing is asked once
    Given a customer named "Bo"
    When Bo talks like a "polite" customer
    Then there is no finding for "no-reasking"

  Scenario: Who comes back the next day need not begin again
    Given a customer named "Cleo"
    When Cleo asks for something that the bot can do
    And 20 hours pass
    And Cleo asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "earlier-exchange"

  Scenario: Answers are about what was asked
    Given a customer named "Dan"
    When Dan asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "to-the-point"

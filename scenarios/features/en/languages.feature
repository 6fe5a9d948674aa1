Feature: Languages
  Whoever writes in a language is answered in it.

  Scenario Outline: The answer is in the language of the question
    Given a customer named "Ana" from "<locale>"
    When Ana asks for something that the bot can do
    And 2 minutes pass
    Then there is no finding for "same-language"

    Examples:
      | locale |
      | en_US  |
      | id_ID  |
      | nl_NL  |
      | tr_TR  |
      | fr_FR  |
      | it_IT  |

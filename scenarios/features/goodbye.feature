Feature: Goodbye
  Whoever takes leave is not left standing.

  Scenario: A goodbye is returned
    Given a customer named "Hana"
    When Hana says "What are your opening hours?"
    And 2 minutes pass
    And Hana says "Thanks, that's all. Bye!"
    And 2 minutes pass
    Then there is no finding for "goodbye"
    And the etiquette score is at least 80

  Scenario: Somebody in a hurry
    Given a customer named "Ivo"
    When Ivo talks like a "hurried" customer
    And 2 minutes pass
    Then the etiquette score is at least 80

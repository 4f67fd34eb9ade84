Feature: The specialist knows who is calling and why
  A sentence before the two are connected; if the flow wants it, another one to both when they are.

  Scenario: Ada hears who is calling and why
    Given the line "briefing and introduction"
    And Ada answers
    And Grace wants a person because of "a broken tooth", and the assistant sums up: "She bit on a stone."
    When Grace calls
    Then Ada hears "a broken tooth"
    And Ada hears "She bit on a stone"
    And Ada hears it before she talks to Grace
    And every promise is kept

  Scenario: Both are introduced to each other
    Given the line "briefing and introduction"
    And Ada answers
    And Grace wants a person
    When Grace calls
    Then Grace hears "You are now connected with Ada."
    And Ada hears "You are now connected with Ada."
    And every promise is kept

  Scenario: Nobody said why: the sentence has no holes
    Given the line "briefing and introduction"
    And Ada answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ada
    And Ada never hears "{"
    And Ada never hears "null"
    And every promise is kept

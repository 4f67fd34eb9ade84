Feature: Something of ours or of theirs is down
  The caller hears music or a sentence and is never dropped by us.

  @alone
  Scenario: The assistant is down: Grace gets a person
    Given the line "one after the other"
    And the assistant is down
    And Ada answers
    When Grace calls
    Then Grace talks to Ada
    And every promise is kept

  @alone
  Scenario: The assistant is slow
    Given the line "one after the other"
    And the assistant takes 5 seconds to answer
    And Ada answers
    When Grace calls
    Then Grace talks to Ada
    And every promise is kept

  @alone
  Scenario: The carrier's requests all fail for a while: Grace keeps hearing music
    Given the line "one after the other"
    And Ada answers
    And Grace wants a person
    And the carrier refuses every request for 5 seconds
    When Grace calls
    Then Grace talks to a specialist
    And every promise is kept

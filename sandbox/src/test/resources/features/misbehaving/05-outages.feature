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
  Scenario: The carrier refuses to move Grace: she stays with the assistant, who can be asked again
    Given the line "one after the other"
    And Ada answers
    And Grace wants a person
    And Grace asks once more after 80 seconds
    And the carrier refuses every request for 5 seconds
    When Grace calls
    Then Grace talks to Ada
    And every promise is kept

  @alone
  Scenario: The carrier refuses everything while Ada's phone is rung: Grace hears music, and talks to Ada
    Given the line "long rings"
    And Ada answers after 20 seconds
    And Grace wants a person
    When Grace calls
    And Ada's phone rings
    And the carrier refuses every request for 3 seconds
    Then Grace talks to Ada
    And every promise is kept

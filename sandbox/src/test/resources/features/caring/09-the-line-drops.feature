Feature: When the specialist's phone drops in the talk, the caller is told and looked after
  Grace did nothing wrong: she hears a sentence and is held again. Ada is rung once more, because
  both want to go on where they were; after a second drop it is somebody else's turn.

  Scenario: Ada's phone loses its connection, and they go on where they were
    Given the line "the line drops"
    And Ada answers
    And Ben answers
    And Grace wants a person
    When Grace calls
    And Grace talks to Ada
    And Ada's phone loses its connection
    Then Grace hears "The connection to the specialist was lost."
    And Ada was tried 2 times
    And Grace has talked to somebody 2 times
    And Ben's phone did not ring
    And every promise is kept

  Scenario: Ada's phone loses its connection twice: it is Ben's turn
    Given the line "the line drops"
    And Ada answers
    And Ben answers
    And Grace wants a person
    When Grace calls
    And Grace talks to Ada
    And Ada's phone loses its connection
    And Grace has talked to somebody 2 times
    And Ada's phone loses its connection
    Then Grace talks to Ben
    And Ada was tried 2 times
    And every promise is kept

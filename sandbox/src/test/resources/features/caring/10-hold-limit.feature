Feature: Nobody is held longer than the flow's limit
  Then the ladder begins, whatever is ringing.

  Scenario: Ada's phone rings and rings
    Given the line "ten seconds on hold"
    And Ada does not answer
    And Grace wants a person
    When Grace calls
    Then Grace hears "Nobody is here today. Goodbye."
    And Ada's phone stops ringing
    And Grace's call ends
    And Grace was held for at most 12 seconds
    And every promise is kept

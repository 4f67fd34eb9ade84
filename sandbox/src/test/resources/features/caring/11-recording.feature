Feature: Calls can be recorded
  From hold to the end of the talk, after a sentence that says so. Start, stop and address of the
  recording are in the call's record.

  Scenario: Grace is told, and the talk is recorded
    Given the line "recorded"
    And Ada answers and talks for 20 seconds
    And Grace wants a person
    When Grace calls
    Then Grace hears "This call is recorded."
    And Grace talks to Ada
    And the recording of the call is kept, with its address in the record
    And Grace heard it before the recording began
    And every promise is kept

Feature: Callers can leave a message
  It is recorded, and its address is in the call's record.

  Scenario: Grace leaves a message
    Given the line "message"
    And Ada does not answer
    And Grace wants a person
    And Grace speaks for 6 seconds after the tone
    When Grace calls
    Then Grace hears "Please speak after the tone."
    And Grace's message is kept, with its address in the record
    And Grace's call ends
    And every promise is kept

  Scenario: Grace says nothing after the tone
    Given the line "message"
    And Ada does not answer
    And Grace wants a person
    And Grace says nothing after the tone
    When Grace calls
    Then Grace hears "We are sorry, nobody can take your call right now."
    And Grace's call ends
    And every promise is kept

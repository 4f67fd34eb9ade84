Feature: When the caller hangs up, every phone stops
  At any moment; also if the carrier has not even answered yet.

  Scenario: while Ada's phone rings
    Given the line "one after the other"
    And Ada does not answer
    And Grace wants a person
    And Grace hangs up 1 second after the specialist's phone rings
    When Grace calls
    Then Grace's call ends
    And Ada's phone stops ringing
    And Ben's phone did not ring
    And every promise is kept

  Scenario: while three phones ring
    Given the line "everybody at once"
    And Ada does not answer
    And Ben does not answer
    And Cleo does not answer
    And Grace wants a person
    And Grace hangs up 1 second after the specialist's phone rings
    When Grace calls
    Then Grace's call ends
    And Ada's phone stops ringing
    And Ben's phone stops ringing
    And Cleo's phone stops ringing
    And every promise is kept

  Scenario: while Ada is asked to press 1: she hears that the caller has gone
    Given the line "one after the other"
    And Ada answers after 1 second and presses 1 after 12 seconds
    And Grace wants a person
    And Grace hangs up 4 seconds after the specialist's phone rings
    When Grace calls
    Then Grace's call ends
    And Ada hears "The caller is no longer waiting."
    And Ada's call ends
    And every promise is kept

  Scenario: in the middle of the talk
    Given the line "one after the other"
    And Ada answers
    And Grace wants a person
    And Grace hangs up 2 seconds after the talk begins
    When Grace calls
    Then Grace talks to Ada
    And Grace's call ends
    And Ada's call ends
    And every promise is kept

  Scenario: while talking to the assistant
    Given the line "one after the other"
    And Grace hangs up after 3 seconds
    When Grace calls
    Then Grace's call ends
    And Ada's phone did not ring
    And every promise is kept

  @alone
  Scenario: while the carrier's answer to the dial is still on its way
    Given the line "one after the other"
    And Ada does not answer
    And Grace wants a person
    And Grace hangs up 2 seconds after the specialist's phone rings
    And the carrier answers the request to dial 2 seconds late
    When Grace calls
    Then Grace's call ends
    And Ada's phone stops ringing
    And every promise is kept

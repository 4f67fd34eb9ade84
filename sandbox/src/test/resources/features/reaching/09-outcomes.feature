Feature: The record says truthfully how each attempt went, and when
  In the journal and in the snapshot, while the call goes on.

  Scenario: Every step of a successful attempt has its time
    Given the line "one after the other"
    And Ada answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ada
    And the record says when Ada's attempt was "requested, initiated, ringing, answered, accepted, joined, left"
    And every promise is kept

  Scenario: A busy phone has the carrier's code
    Given the line "one after the other"
    And Ada is busy
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ben
    And the record says of Ada: "busy" with the SIP code 486
    And every promise is kept

  Scenario: Grace gives up while Ada's phone rings
    Given the line "one after the other"
    And Ada does not answer
    And Grace wants a person
    And Grace hangs up 1 second after the specialist's phone rings
    When Grace calls
    Then Grace's call ends
    And the record says of Ada: "abandoned"
    And every promise is kept

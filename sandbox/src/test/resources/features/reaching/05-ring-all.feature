Feature: All phones may ring at once
  Up to ten. The first who accepts gets the caller, all others stop ringing at once.

  Scenario: Ben is fastest
    Given the line "everybody at once"
    And Ada does not answer
    And Ben answers after 3 seconds
    And Cleo does not answer
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ben
    And Ada's phone stops ringing
    And Cleo's phone stops ringing
    And the record says of Ada: "cancelled"
    And the record says of Cleo: "cancelled"
    And every promise is kept

  Scenario: Cleo presses 1 a moment after Ben
    Given the line "everybody at once"
    And Ada is busy
    And Ben answers after 3 seconds and presses 1 after 1 second
    And Cleo answers after 3 seconds and presses 1 after 8 seconds
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ben
    And Cleo hears "A colleague has already taken this call."
    And the record says of Cleo: "cancelled"
    And every promise is kept

  Scenario: Ten phones ring, and the tenth is picked up
    Given the line "ten phones"
    And only the tenth specialist answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to the tenth specialist
    And every promise is kept

Feature: If one specialist cannot take the call, the next one is rung
  The caller stays on hold, with music, until somebody accepts.

  Scenario Outline: <what Ada does>: Ben is rung and takes the call
    Given the line "one after the other"
    And Ada <what Ada does>
    And Ben answers and talks for 10 seconds
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ben
    And the record says of Ada: "<outcome>"
    And the record says of Ben: "accepted"
    And Cleo's phone did not ring
    And every promise is kept

    Examples:
      | what Ada does                | outcome           |
      | is busy                      | busy              |
      | does not answer              | no-answer         |
      | cannot be reached            | failed            |
      | declines                     | declined          |
      | lets the voicemail answer    | voicemail         |
      | picks up and presses nothing | screening-timeout |

Feature: The carrier refuses, breaks off or answers late
  A request that was certainly not carried out is made again. A dial of which nobody knows is settled by
  asking, never by dialling again.

  @alone
  Scenario Outline: The request to dial: <what goes wrong>
    Given the line "one after the other"
    And the carrier's reply to the dial is <what goes wrong>
    And Ada answers
    And Ben answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to a specialist
    And no phone was dialled twice
    And every promise is kept

    Examples:
      | what goes wrong                                  |
      | 429, and nothing is dialled                      |
      | 500, and nothing is dialled                      |
      | 500, and the phone is dialled                    |
      | 503, and nothing is dialled                      |
      | 503, and the phone is dialled                    |
      | a broken connection, and nothing is dialled      |
      | a broken connection, and the phone is dialled    |
      | 2 seconds late                                   |

  @alone
  Scenario Outline: The request to move Grace into the room: <what goes wrong>
    Given the line "one after the other"
    And the carrier's reply to the move is <what goes wrong>
    And Ada answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ada
    And every promise is kept

    Examples:
      | what goes wrong                                  |
      | 429, and nothing is done                         |
      | 500, and nothing is done                         |
      | 503, and it is done all the same                 |
      | a broken connection, and nothing is done         |
      | a broken connection, and it is done all the same |

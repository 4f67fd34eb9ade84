Feature: The carrier's news gets lost, comes twice, late, or in the wrong order
  The call goes on all the same: what is overdue is asked for.

  @alone
  Scenario Outline: <what goes wrong>: Grace and Ada talk all the same
    Given the line "one after the other"
    And the carrier's news <what goes wrong>
    And Ada answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ada
    And Ada's phone rang once
    And every promise is kept

    Examples:
      | what goes wrong                      |
      | of the phones gets lost              |
      | of the phones comes twice            |
      | of the phones comes a second late    |
      | of the room comes twice              |
      | of the room comes a second late      |
      | overtakes each other                 |

  @alone
  Scenario: Nobody tells us that Grace has hung up: the carrier is asked, and Ada's phone stops
    Given the line "one after the other"
    And Ada does not answer
    And Grace wants a person
    When Grace calls
    And Ada's phone rings
    And nobody is told that Grace hangs up
    Then Grace's call ends
    And every phone is silent

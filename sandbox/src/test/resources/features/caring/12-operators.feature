Feature: Operators can step in
  With their own token. Who did it and why stands in the call's record.

  Scenario: Transfer now
    Given the line "one after the other"
    When Grace calls
    And the operator "olga" transfers Grace's call because "she sounds upset"
    Then Grace talks to Ada
    And the record says that "olga" did it because "she sounds upset"
    And every promise is kept

  Scenario: Transfer to Ben
    Given the line "one after the other"
    When Grace calls
    And the operator "olga" transfers Grace's call to Ben because "he knows her"
    Then Grace talks to Ben
    And Ada's phone did not ring
    And every promise is kept

  Scenario: Try the next specialist
    Given the line "long rings"
    And Ada does not answer
    And Ben answers
    And Grace wants a person
    When Grace calls
    And Ada's phone rings
    And the operator "olga" has the next specialist tried because "Ada is at lunch"
    Then Ada's phone stops ringing
    And Grace talks to Ben
    And every promise is kept

  Scenario: Take the caller back to the assistant
    Given the line "long rings"
    And Ada does not answer
    And Grace wants a person
    When Grace calls
    And Ada's phone rings
    And the operator "olga" takes Grace back to the assistant because "the office has closed"
    Then Ada's phone stops ringing
    And Grace is back with the assistant
    And every promise is kept

  Scenario: Announce something to caller and specialist
    Given the line "one after the other"
    And Ada answers
    And Grace wants a person
    When Grace calls
    And Grace talks to Ada
    And the operator "olga" announces "We close in five minutes." because "it is late"
    Then Grace hears "We close in five minutes."
    And Ada hears "We close in five minutes."
    And every promise is kept

  Scenario: End the call
    Given the line "one after the other"
    And Ada answers
    And Grace wants a person
    When Grace calls
    And Grace talks to Ada
    And the operator "olga" ends the call because "fire alarm"
    Then Grace's call ends
    And Ada's call ends
    And every promise is kept

  Scenario: Nobody else may
    Given the line "one after the other"
    When Grace calls
    And somebody with a wrong token ends Grace's call
    Then that is refused
    And Grace's call goes on
    And every promise is kept

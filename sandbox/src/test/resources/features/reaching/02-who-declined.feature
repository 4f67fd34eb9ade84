Feature: Whoever has declined is not rung again for that call
  Also not when the caller asks for a person a second time.

  Scenario: Ada declines, Grace comes back to the assistant and asks again
    Given the line "one after the other"
    And Ada declines
    And Ben is busy
    And Cleo is busy
    And Grace wants a person
    And Grace wants a person again when she is back with the assistant
    When Grace calls
    Then Grace has been back with the assistant 2 times
    And Ada's phone rang once
    And every promise is kept

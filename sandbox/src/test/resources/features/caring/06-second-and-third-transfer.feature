Feature: A second and a third transfer in the same call
  Whoever asks for a person again is connected again.

  Scenario: Grace talks to somebody three times
    Given the line "survey"
    And Ada answers and talks for 15 seconds
    And Grace wants a person
    And Grace wants a person again when she is back with the assistant
    And Grace wants a person a third time
    When Grace calls
    Then Grace has talked to somebody 3 times
    And every promise is kept

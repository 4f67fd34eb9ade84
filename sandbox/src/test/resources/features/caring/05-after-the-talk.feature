Feature: After the talk the caller can be led on
  To the assistant, for a survey or a booking; when the specialist hangs up, or by the star key.

  Scenario: Ada hangs up: Grace is back with the assistant
    Given the line "survey"
    And Ada answers and talks for 20 seconds
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ada
    And Grace is back with the assistant
    And the assistant knows "talk"
    And every promise is kept

  Scenario: Grace presses the star key
    Given the line "survey"
    And Ada answers
    And Grace wants a person
    And Grace presses the star key 3 seconds into the talk
    When Grace calls
    Then Grace talks to Ada
    And Grace is back with the assistant
    And Ada's call ends
    And every promise is kept

  Scenario: Ada presses the star key
    Given the line "survey"
    And Ada answers, and presses the star key 3 seconds into the talk
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ada
    And Grace is back with the assistant
    And Ada's call ends
    And every promise is kept

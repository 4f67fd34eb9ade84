Feature: The carrier allows so many calls per second
  Dials wait in a queue; whoever is closest to giving up goes first, and the caller is told how long it
  may take.

  @one-call-per-second
  Scenario: Six callers want a person in the same second
    Given the line "music and notes", for 6 callers
    And every specialist answers
    When 6 callers call at once and want a person
    Then everybody talks to a specialist
    And no more than 1 phone was dialled per second
    And somebody heard how long it may take
    And every promise is kept

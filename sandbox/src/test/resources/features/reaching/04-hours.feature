Feature: Specialists are rung during their hours only
  In their own time zone, and not on their holidays. The call's record says who was passed over.

  Scenario: Ada is on holiday today
    Given the line "office hours"
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ben
    And Ada's phone did not ring
    And the record says that Ada was passed over: "outside-hours"
    And every promise is kept

Feature: The assistant can ask for somebody with certain skills
  Only specialists who have them are rung.

  Scenario: Grace has a question about a bill
    Given the line "people with skills"
    And Grace wants somebody who knows "billing"
    When Grace calls
    Then Grace talks to Ben
    And Ada's phone did not ring
    And the record says that Ada was passed over: "lacks billing"
    And every promise is kept

  Scenario: Grace wants Cleo, by name
    Given the line "people with skills"
    And Grace wants to talk to Cleo
    When Grace calls
    Then Grace talks to Cleo
    And Ada's phone did not ring
    And every promise is kept

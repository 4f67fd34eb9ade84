Feature: Specialists can take turns
  So that the first one in the list does not get all the calls.

  Scenario: Whoever was offered a call longest ago is next
    Given the line "in turn"
    And Grace has talked to Ada
    And Heidi has talked to Ben
    And Ivan has talked to Cleo
    When Judy calls and wants a person
    Then Judy talks to Ada
    And every promise is kept

  Scenario: Whoever has been without a caller longest is next
    Given the line "longest idle"
    And Grace has talked to Ada
    And Heidi has talked to Ben
    When Judy calls and wants a person
    Then Judy talks to Cleo
    And every promise is kept

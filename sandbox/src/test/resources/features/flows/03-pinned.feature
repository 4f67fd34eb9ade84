Feature: A call keeps the flow that it began with
  A new version of the flow file counts for calls that begin after the change. Whoever is on the line
  already is handled as the call began.

  @alone
  Scenario: The flow changes while Grace is on hold
    Given the line "long rings"
    And Ada answers after 50 seconds
    And Grace wants a person
    When Grace calls
    And Ada's phone rings
    And the flow file is changed, and the orchestrator is started anew
    And Heidi calls and wants a person
    Then Grace talks to Ada
    And Heidi talks to Ada
    And Grace's call is handled by the old version
    And Heidi's call is handled by the new version
    And every promise is kept

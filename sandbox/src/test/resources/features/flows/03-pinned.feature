Feature: A call keeps the flow that it began with
  A new version of the flow file counts for calls that begin after the change. Whoever is on the line
  already is handled as the call began.

  @alone
  Scenario: The flow changes while Grace is on hold
    Given the line "a flow that changes"
    And Ada answers after 60 seconds
    And Grace wants a person
    When Grace calls
    And Ada's phone rings
    And the flow file is changed, and the orchestrator is started anew
    Then Grace talks to Ada
    And Grace's call is handled by the version "before"
    And the next caller's call is handled by the version "after"
    And every promise is kept

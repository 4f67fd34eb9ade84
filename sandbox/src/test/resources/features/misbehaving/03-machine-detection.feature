Feature: The machine detection errs or is late
  A pressed 1 counts more than the detection.

  @alone
  Scenario: The detection takes Ada for a machine after she has accepted
    Given the line "one after the other"
    And Ada answers, and the detection says "machine_start" long after she has pressed 1
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ada
    And that verdict is only noted
    And Grace's call goes on
    And every promise is kept

  Scenario: The detection takes a voicemail for a person: still nobody is connected
    Given the line "one after the other"
    And Ada's voicemail answers, and the detection takes it for a person
    And Ben answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ben
    And Ada never talked to Grace
    And every promise is kept

Feature: Only a person gets the caller
  Whoever picks up is asked to press 1. Machine detection ends the call to a machine or a fax at once.
  The flow can trust the detection alone, or a phone that only people answer. The caller never hears a
  voicemail greeting.

  Scenario: Ada presses 1
    Given the line "one after the other"
    And Ada answers
    And Grace wants a person
    When Grace calls
    Then Ada is asked to press 1
    And Grace talks to Ada
    And every promise is kept

  Scenario Outline: A <machine> answers Ada's phone: it is hung up, and Ben is rung
    Given the line "one after the other"
    And Ada's phone is answered by a <machine>
    And Ben answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ben
    And Ada never talked to Grace
    And the record says of Ada: "voicemail"
    And every promise is kept

    Examples:
      | machine   |
      | voicemail |
      | fax       |

  Scenario: A line that trusts the machine detection asks for no key
    Given the line "trusted phones"
    And Ada answers without pressing a key
    And Grace wants to talk to Ada
    When Grace calls
    Then Grace talks to Ada
    And Ada is not asked to press 1
    And every promise is kept

  Scenario: The detection cannot tell who answered: then a key has to be pressed
    Given the line "trusted phones"
    And Ada answers, and the detection cannot tell who answered
    And Grace wants to talk to Ada
    When Grace calls
    Then Ada is asked to press 1
    And Grace talks to Ada
    And every promise is kept

  Scenario: A desk phone that only people answer needs neither
    Given the line "trusted phones"
    And Ben answers without pressing a key
    And Grace wants to talk to Ben
    When Grace calls
    Then Grace talks to Ben
    And Ben is not asked to press 1
    And every promise is kept

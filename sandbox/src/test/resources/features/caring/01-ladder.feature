Feature: A caller whom nobody took is looked after, step by step
  The steps and their order are the flow's: another specialist, an announcement, the assistant, a
  callback, a message, a goodbye.

  Scenario: One more specialist, beyond the attempts
    Given the line "every step"
    And Ada is busy
    And Ben answers
    And Grace wants a person
    When Grace calls
    Then Grace talks to Ben
    And every promise is kept

  Scenario: An announcement, then the assistant
    Given the line "every step"
    And Ada is busy
    And Ben is busy
    And Cleo is busy
    And Grace wants a person
    When Grace calls
    Then Grace hears "Everybody is in a call right now."
    And Grace is back with the assistant
    And every promise is kept

  @alone
  Scenario: The assistant cannot be had: the next step follows
    Given the line "message without assistant"
    And the assistant is down
    And Ada is busy
    When Grace calls
    Then Grace hears "Please speak after the tone."
    And Grace's call ends
    And every promise is kept

  Scenario: A goodbye
    Given the line "goodbye"
    And Ada is busy
    And Grace wants a person
    When Grace calls
    Then Grace hears "Nobody is here today. Goodbye."
    And Grace's call ends
    And every promise is kept

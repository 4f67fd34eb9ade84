Feature: Each number has a flow of its own
  A flow says how calls to a number are handled: who is rung and how, what callers hear, and what
  happens when nobody can take the call. Two numbers, two flows.

  Scenario: Callers of two numbers reach different people and hear different words
    Given the line "sentences of our own"
    And Ada is busy
    And Grace wants a person
    When Grace calls
    Then Grace hears "Leider ist heute niemand mehr da." in "de-DE" by the voice "Polly.Vicki-Neural"
    And Grace's call ends
    And every promise is kept

  Scenario: The line's own assistant answers, and the call remembers the version of its flow
    Given the line "sentences of our own"
    When Grace calls
    Then Grace talks to the assistant "assistant-of-our-own"
    And the call is handled by the flow of its line
    And every promise is kept

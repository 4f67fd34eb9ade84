Feature: Callers can be called back
  They press 1 and hang up; when it is time their phone rings, and they are connected to a person the
  same way.

  Scenario: Grace presses 1, is called back, and talks to Ada
    Given the line "callback"
    And Ada is busy at first, and answers later
    And Grace wants a person
    And Grace presses 1 when she hears "we will call you back"
    And Grace presses 1 when she hears "you asked us to call you back"
    When Grace calls
    Then Grace hears "Thank you. We will call you back."
    And Grace's call ends
    And Grace's phone rings
    And Grace talks to Ada in the call that we placed
    And every promise is kept

  Scenario: Grace asks the assistant for a callback
    Given the line "callback"
    And Ada answers
    And Grace asks the assistant to be called back because of "the bill of March"
    And Grace presses 1 when she hears "you asked us to call you back"
    When Grace calls
    Then the assistant is told "call you back"
    When Grace hangs up
    Then Grace's phone rings
    And Grace talks to Ada in the call that we placed
    And every promise is kept

  Scenario: Grace does not answer the first time: we try again
    Given the line "callback"
    And Ada answers
    And Grace asks the assistant to be called back because of "the bill of March"
    And Grace presses 1 when she hears "you asked us to call you back"
    And Grace's phone is busy at first, and is answered later
    When Grace calls
    And Grace hangs up
    Then Grace's phone is rung 2 times
    And Grace talks to Ada in the call that we placed
    And every promise is kept

Feature: Back with the assistant, who knows what happened
  Who was tried and why not, in which language, and what was said before: so that an appointment can be offered.

  Scenario: Nobody could take the call
    Given the line "one after the other"
    And Ada is busy
    And Ben does not answer
    And Cleo declines
    And Grace wants a person because of "a broken tooth", and the assistant sums up: "She bit on a stone."
    When Grace calls
    Then Grace is back with the assistant
    And the assistant knows that Ada: "busy"
    And the assistant knows that Ben: "no-answer"
    And the assistant knows that Cleo: "declined"
    And the assistant knows "a broken tooth"
    And the assistant knows "She bit on a stone."
    And every promise is kept

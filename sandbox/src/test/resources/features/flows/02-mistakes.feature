Feature: A flow file with a mistake is refused at the start
  Whoever writes a flow file is told every mistake at once, with its line, and what to write instead.

  Scenario: Two mistakes, two lines
    Given a flow file
      """
      flows:
        - version: desk-1
          numbers: ["+14155550199"]
          from: "+14155550199"
          ring-timout: 20s
          specialists:
            - {name: Ada, number: "+14155550111"}
          ladder: [back-to-ai, hangup]
      """
    When the flow file is checked
    Then it is refused
    And line 5 is named: "did you mean ring-timeout?"
    And line 8 is named: "is not one of next-specialist, announcement, back-to-ai, message, callback, goodbye"

  Scenario Outline: The examples are without mistakes
    When the example "<example>" is checked
    Then it is accepted

    Examples:
      | example     |
      | clinic.yaml |
      | sales.yaml  |

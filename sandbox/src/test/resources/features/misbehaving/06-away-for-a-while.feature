Feature: Whatever is away, nobody is dropped, and everybody hears something
  One caller talks to a specialist, one waits while a phone rings, one talks to the assistant, and one
  calls just then.

  @alone
  Scenario Outline: <what> is away for <seconds> seconds
    Given Grace talks to Ada, Heidi waits while a phone rings, and Ivan talks to the assistant
    When "<what>" is away for <seconds> seconds, and Judy calls meanwhile
    Then nobody was dropped
    And every promise is kept

    Examples:
      | what                   | seconds |
      | the assistant's vendor | 5       |
      | the carrier's REST API | 20      |
      | Kafka                  | 30      |
      | our orchestrator       | 30      |

package dev.patchcord.sandbox.run;

import dev.patchcord.contract.journal.CallState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The calls that the sandbox places by itself: how the parties behave, and what must come of it.
 */
enum Demonstration {
  A(
      "the specialist answers and presses 1",
      "+12125550111",
      """
      {"behaviour": "answers", "answerAfter": "PT2S", "keys": [{"after": "PT2S", "digit": "1"}],
       "hangUpWhen": "bridged+PT4S"}\
      """,
      """
      {"askForPersonAfter": "PT2S"}\
      """) {
    @Override
    Optional<String> complaint(Evidence evidence) {
      if (!evidence.path().contains(CallState.BRIDGED)) {
        return Optional.of("expected the journal to say BRIDGED");
      }
      if (!evidence.callerHeardSpecialist()) {
        return Optional.of("expected the twin to have heard caller and specialist talk");
      }
      return phones(evidence, 1);
    }
  },
  B(
      "nobody answers: the caller is back with the AI, which knows why",
      "+12125550112",
      """
      {"behaviour": "no-answer"}\
      """,
      """
      {"askForPersonAfter": "PT2S"}\
      """) {
    @Override
    Optional<String> complaint(Evidence evidence) {
      return phones(evidence, 1)
          .or(() -> specialistEnded(evidence, "no-answer"))
          .or(() -> returned(evidence, "no-answer"));
    }
  },
  C(
      "the specialist is busy: the caller is back with the AI, which knows why",
      "+12125550113",
      """
      {"behaviour": "busy"}\
      """,
      """
      {"askForPersonAfter": "PT2S"}\
      """) {
    @Override
    Optional<String> complaint(Evidence evidence) {
      return specialistEnded(evidence, "busy").or(() -> returned(evidence, "busy"));
    }
  },
  D(
      "the caller hangs up while the phone rings: it stops ringing",
      "+12125550114",
      """
      {"behaviour": "no-answer"}\
      """,
      """
      {"askForPersonAfter": "PT2S", "hangUpWhen": "specialist-rings+PT2S"}\
      """) {
    @Override
    Optional<String> complaint(Evidence evidence) {
      return phones(evidence, 1).or(() -> specialistEnded(evidence, "canceled"));
    }
  };

  private final String title;
  private final String caller;
  private final String specialist;
  private final String callerScript;

  Demonstration(String title, String caller, String specialist, String callerScript) {
    this.title = title;
    this.caller = caller;
    this.specialist = specialist;
    this.callerScript = callerScript;
  }

  /** Says what the evidence lacks; empty if everything is as it must be. */
  abstract Optional<String> complaint(Evidence evidence);

  /** Name of its call in the timeline. */
  String callName() {
    return "call " + name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  /** The caller's number, E.164. */
  String caller() {
    return caller;
  }

  /** How the specialist's phone behaves: a {@code PartyScript} as JSON. */
  String specialist() {
    return specialist;
  }

  /** How the caller behaves: a {@code PartyScript} as JSON. */
  String callerScript() {
    return callerScript;
  }

  /** True if the caller comes back to the AI and has to say goodbye there. */
  boolean returnsToAi() {
    return this == B || this == C;
  }

  /**
   * Reads a list such as {@code a,c}.
   *
   * @throws IllegalArgumentException with a line for people, if a letter is not known
   */
  static List<Demonstration> parse(List<String> letters) {
    return letters.stream().map(String::strip).map(Demonstration::ofLetter).toList();
  }

  private static Demonstration ofLetter(String letter) {
    return Arrays.stream(values())
        .filter(demonstration -> demonstration.name().equalsIgnoreCase(letter))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no demonstration '%s'; choose from %s"
                        .formatted(
                            letter,
                            Arrays.stream(values())
                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(",")))));
  }

  private static Optional<String> phones(Evidence evidence, long expected) {
    return evidence.phonesThatRang() == expected
        ? Optional.empty()
        : Optional.of(
            "expected %d phone to ring, but %d did".formatted(expected, evidence.phonesThatRang()));
  }

  private static Optional<String> specialistEnded(Evidence evidence, String expected) {
    return evidence.specialistsEnd().equals(expected)
        ? Optional.empty()
        : Optional.of(
            "expected the specialist's leg to end as %s, but the twin says '%s'"
                .formatted(expected, evidence.specialistsEnd()));
  }

  private static Optional<String> returned(Evidence evidence, String reason) {
    Optional<JsonNode> context = evidence.contextOfReturn();
    if (context.isEmpty()) {
      return Optional.of("expected a second AI session");
    }
    return context.get().path("reason").asString("").contains(reason)
        ? Optional.empty()
        : Optional.of("expected the reason '%s' in %s".formatted(reason, context.get()));
  }
}

package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CheckUp.Question;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Timer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is awaited of a phone that was rung. */
final class PhoneExpectations {
  /** Name of the time at which the dialer said that the dial is on its way. */
  private static final String POSTED = "posted";

  private PhoneExpectations() {}

  /** From the call record: also who is behind with a step that the phone has not shown yet. */
  static Expectation of(Call call, Attempt attempt) {
    Optional<Question> question =
        call.checkUp().about(attempt.number(), Timer.ATTEMPT.key() + attempt.number());
    if (question.isPresent()) {
      return asked(attempt, question.get());
    }
    return switch (attempt.progress()) {
      case REQUESTED -> requested(call, attempt);
      case ANSWERED -> answered(call, attempt);
      case INITIATED, RINGING, ACCEPTED, JOINED, ENDED ->
          of(attempt.progress(), person(attempt.specialist(), attempt.number()));
    };
  }

  /** From a snapshot, which tells only how far the attempt has come. */
  static Expectation of(AttemptView attempt) {
    String person = person(attempt.specialist(), attempt.number());
    if (attempt.progress().equals(Progress.REQUESTED.name())
        && attempt.times().containsKey(POSTED)) {
      return posted(person);
    }
    return Arrays.stream(Progress.values())
        .filter(step -> step.name().equals(attempt.progress()))
        .findFirst()
        .map(step -> of(step, person))
        .orElseGet(() -> Expectation.of(Debtor.TWILIO, "say how the phone of " + person + " is"));
  }

  /** When the attempt took the step that it is at. */
  static Optional<Instant> stepAt(String progress, Map<String, Instant> times) {
    return Optional.ofNullable(times.get(progress.toLowerCase(Locale.ROOT)));
  }

  /** A specialist as people know them. */
  static String person(String name, int attempt) {
    return name.isEmpty() ? "specialist " + attempt : "%s (specialist %d)".formatted(name, attempt);
  }

  private static Expectation of(Progress step, String person) {
    return switch (step) {
      case REQUESTED -> Expectation.of(Debtor.DIALER, "dial " + person);
      case INITIATED -> Expectation.of(Debtor.TWILIO, "let the phone of %s ring".formatted(person));
      case RINGING -> Expectation.of(Debtor.SPECIALIST, "answer the phone").by(person);
      case ANSWERED -> Expectation.of(Debtor.SPECIALIST, "press 1 to take the caller").by(person);
      case ACCEPTED ->
          Expectation.of(Debtor.TWILIO, "bring %s, who has accepted, in".formatted(person));
      case JOINED -> Expectation.of(Debtor.SPECIALIST, "end the talk, or the caller is").by(person);
      case ENDED ->
          Expectation.of(Debtor.TWILIO, "say why the phone of %s ended".formatted(person));
    };
  }

  private static Expectation asked(Attempt attempt, Question question) {
    String person = person(attempt.specialist(), attempt.number());
    return !question.commandId().isEmpty()
        ? Expectation.of(Debtor.TWILIO, "answer what became of the phone of " + person)
            .about(question.commandId())
        : Expectation.of(
            Debtor.TIMER,
            "ask Twilio again about the phone of %s, not found yet".formatted(person));
  }

  private static Expectation requested(Call call, Attempt attempt) {
    String person = person(attempt.specialist(), attempt.number());
    Expectation next;
    if (attempt.legSid() != null) {
      next = Expectation.of(Debtor.TWILIO, "dial %s, whose leg is queued there".formatted(person));
    } else if (attempt.ambiguous()) {
      next = Expectation.of(Debtor.TWILIO, "show whether it dials %s".formatted(person));
    } else if (attempt.times().containsKey(POSTED)) {
      next = posted(person);
    } else if (call.checkUp().expectedDial() != null) {
      next = Expectation.of(Debtor.DIALER, "dial %s when calls per second allow".formatted(person));
    } else {
      next = of(Progress.REQUESTED, person);
    }
    return next.about(attempt.commandId());
  }

  private static Expectation posted(String person) {
    return Expectation.of(Debtor.TWILIO, "reply to the posted dial of " + person);
  }

  private static Expectation answered(Call call, Attempt attempt) {
    String person = person(attempt.specialist(), attempt.number());
    Screening screening = attempt.screening(call.flow());
    if (screening.keyPress()) {
      return of(Progress.ANSWERED, person);
    }
    return screening.detectMachine()
        ? Expectation.of(
            Debtor.TWILIO, "tell whether a person answers the phone of %s".formatted(person))
        : Expectation.of(Debtor.TWILIO, "ask where %s, who has answered, goes".formatted(person));
  }
}

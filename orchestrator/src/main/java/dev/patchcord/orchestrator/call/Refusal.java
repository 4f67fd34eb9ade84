package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A recorded rejection: nothing was done, and the journal says why.
 *
 * @param text {@code Expected ..., but ...}
 */
public record Refusal(Kind kind, String text) {

  /** Reasons, few enough to count by. */
  public enum Kind {
    /** The same delivery was taken before. */
    REPEATED,
    /** True once, overtaken by what came earlier to us. */
    LATE,
    /** Does not fit the state. */
    UNEXPECTED,
    /** The call had ended. */
    OVER
  }

  /** Refusals that need no look at the table, if one applies. */
  static Optional<Refusal> beforeChoosing(Call call, Stimulus stimulus) {
    if (stimulus.trigger() instanceof DeadlineExpired expired) {
      return expired.dueAt().equals(call.deadlines().get(expired.name()))
          ? Optional.empty()
          : Optional.of(
              new Refusal(
                  Kind.LATE,
                  "Expected an open deadline "
                      + expired.name()
                      + ", but it was cancelled or set anew"));
    }
    return call.recent().contains(stimulus.triggerId())
        ? Optional.of(
            new Refusal(
                Kind.REPEATED,
                "Expected each delivery once, but " + stimulus.triggerId() + " was taken before"))
        : Optional.empty();
  }

  /** Why no row of the table applies. */
  static Refusal of(Call call, Stimulus stimulus) {
    TriggerKind kind = TriggerKind.of(call, stimulus.trigger());
    String what = "\"" + kind.words() + "\"";
    if (call.state() == CallState.ENDED) {
      return new Refusal(
          Kind.OVER, "Expected nothing more, but " + what + " came: the call is over");
    }
    Subject subject = Subject.of(call, stimulus.trigger());
    return switch (kind) {
      case SPECIALIST_REQUESTED ->
          new Refusal(
              Kind.REPEATED,
              "Expected one transfer at a time, but the caller is already " + whereabouts(call));
      case AI_SESSION_OPENED, AI_SESSION_FAILED, AI_SESSION_ENDED ->
          new Refusal(Kind.LATE, session(call, stimulus, what));
      case OPERATOR_ASKED ->
          new Refusal(
              Kind.UNEXPECTED,
              "Expected what an operator can do with a caller who is "
                  + whereabouts(call)
                  + ", but "
                  + OperatorGuards.whyNot(call, (OperatorAsked) stimulus.trigger()));
      case CALLBACK_REQUESTED ->
          new Refusal(
              Kind.UNEXPECTED,
              "Expected a callback that can be promised, but its number or time cannot be kept");
      case UNKNOWN_OUTCOME ->
          new Refusal(
              Kind.UNEXPECTED,
              "Expected the outcome of a command of this call, but its id is unknown");
      default ->
          subject.attempt() == 0
              ? new Refusal(
                  Kind.UNEXPECTED,
                  "Expected what can happen to a caller who is "
                      + whereabouts(call)
                      + ", but "
                      + what
                      + " came")
              : new Refusal(Kind.LATE, attempt(call, subject, what));
    };
  }

  private static String session(Call call, Stimulus stimulus, String what) {
    String which =
        switch (stimulus.trigger()) {
          case AiSessionOpened opened -> " of session " + opened.session();
          case AiSessionFailed failed -> " of session " + failed.session();
          case AiSessionEnded ended -> " of " + ended.vapiCallId();
          default -> "";
        };
    return "Expected news of session %d, which is %s, but %s%s came while the caller is %s"
        .formatted(
            call.ai().number(),
            call.ai().status().name().toLowerCase(Locale.ROOT),
            what,
            which,
            whereabouts(call));
  }

  private static String attempt(Call call, Subject subject, String what) {
    return "Expected news of attempt %s, but %s came of attempt %d, which is %s"
        .formatted(
            call.open().isEmpty() ? "(none under way)" : numbers(call.open()),
            what,
            subject.attempt(),
            subject
                .attemptOf(call)
                .map(
                    each ->
                        each.outcome() != null
                            ? "over (" + each.outcome() + ")"
                            : each.progress().name().toLowerCase(Locale.ROOT) + " already")
                .orElse("unknown"));
  }

  private static String numbers(List<Attempt> attempts) {
    return attempts.stream()
        .map(each -> Integer.toString(each.number()))
        .collect(Collectors.joining(" or "));
  }

  private static String whereabouts(Call call) {
    return switch (call.state()) {
      case AI -> "with the assistant";
      case HOLD -> "on the way to hold";
      case DIALING -> "on hold while a specialist's phone is tried";
      case BRIDGED -> "talking to a specialist";
      case FALLBACK -> "being looked after";
      case ENDED -> "gone";
    };
  }
}

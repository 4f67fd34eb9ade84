package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.journal.DeadlineExpired;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Conditions about calling the caller back. */
final class CallbackGuards {
  private static final Duration PAST = Duration.ofMinutes(1);
  private static final Duration FARTHEST = Duration.ofDays(30);

  static final Guard POSSIBLE =
      new Guard(
          "to a number and at a time that we can keep",
          (call, stimulus) ->
              stimulus.trigger() instanceof CallbackRequested wanted
                  && refusal(call, wanted, stimulus.now()).isEmpty());

  static final Guard RINGING =
      new Guard(
          "of one whose phone was rung",
          (call, stimulus) -> of(call, stimulus).flatMap(Callback::current).isPresent());

  static final Guard NOT_ASKED =
      new Guard(
          "of one whose phone was rung, and of which the carrier was not asked yet",
          (call, stimulus) ->
              of(call, stimulus)
                  .flatMap(Callback::current)
                  .filter(each -> !each.asked())
                  .isPresent());

  static final Guard KNOWN =
      new Guard("of one that is open", (call, stimulus) -> of(call, stimulus).isPresent());

  static final Guard OVER =
      new Guard(
          "with a final status",
          (_, stimulus) ->
              stimulus.trigger() instanceof CallbackProgressed progressed
                  && progressed.status().isFinal());

  private CallbackGuards() {}

  /** The number that is to be called, without what people write between the digits. */
  static String number(Call call, CallbackRequested wanted) {
    String asked = wanted.number();
    return asked == null || asked.isBlank()
        ? call.caller().from()
        : asked.replaceAll("[\\s().-]", "");
  }

  /** Why that callback cannot be promised, for the assistant to say. */
  static Optional<String> refusal(Call call, CallbackRequested wanted, Instant now) {
    Instant when = wanted.notBefore();
    if (!LadderGuards.isCallable(number(call, wanted))) {
      return Optional.of(
          "No callback: the number to call is not known. Ask for it with its country code, for"
              + " example +14155550100.");
    }
    if (when != null && when.isBefore(now.minus(PAST))) {
      return Optional.of("No callback: that time is in the past. It is " + now + " now.");
    }
    return when != null && when.isAfter(now.plus(FARTHEST))
        ? Optional.of("No callback: it can be at most 30 days from now. Ask for an earlier time.")
        : Optional.empty();
  }

  private static Optional<Callback> of(Call call, Stimulus stimulus) {
    return stimulus.trigger() instanceof DeadlineExpired expired
        ? call.care()
            .callback(Timer.numberIn(Timer.CALLBACK, expired.name()))
            .filter(each -> !each.settled())
        : Optional.empty();
  }
}

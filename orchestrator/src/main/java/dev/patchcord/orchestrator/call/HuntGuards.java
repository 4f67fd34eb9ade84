package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.outcome.CommandRefused;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Conditions about who is rung and who has accepted. */
final class HuntGuards {

  /** A phone can be rung for this transfer now, or one more because the ladder says so. */
  static final Guard SOMEBODY_LEFT =
      new Guard(
          "somebody is left to be rung",
          (call, stimulus) -> hasNext(call, call.attempts(), stimulus));

  /** The same beyond {@code Flow.attempts}, for a ladder that asks for one more specialist. */
  static final Guard SOMEBODY_LEFT_BEYOND =
      new Guard(
          "somebody is left who was not rung for this transfer",
          (call, stimulus) -> candidates(call, call.attempts(), stimulus).isSomebodyBeyond());

  /** The same should the talk of the trigger's attempt count as cut. */
  static final Guard SOMEBODY_LEFT_AFTER_CUT =
      new Guard(
          "somebody is left, if only who was cut off",
          (call, stimulus) ->
              Candidates.of(
                      call.flow(),
                      call.attempts(),
                      call.hunt().cut(Subject.of(call, stimulus.trigger()).attempt()),
                      call.wish(),
                      stimulus.now())
                  .isSomebodyBeyond());

  /** Only phones are left that have rung before. */
  static final Guard RESTING =
      new Guard(
          "in the pause before another round",
          (call, _) -> call.deadlines().containsKey(Timer.NEXT_ROUND.key()));

  static final Guard SOMEBODY_ACCEPTED =
      new Guard(
          "somebody has accepted and is on the way",
          (call, _) -> call.open().stream().anyMatch(Attempt::isAccepted));

  static final Guard OTHERS_RING =
      new Guard(
          "while others ring",
          (call, stimulus) -> {
            int subject = Subject.of(call, stimulus.trigger()).attempt();
            return call.open().stream().anyMatch(each -> each.number() != subject);
          });

  /** A trusted desk: whoever picks up has accepted. */
  static final Guard NEEDS_NO_PROOF =
      new Guard(
          "whose flow asks for no proof of a person",
          (call, stimulus) -> {
            Screening screening = screening(call, stimulus);
            return !screening.keyPress() && !screening.detectMachine();
          });

  static final Guard PERSON_PROVEN =
      new Guard(
          "a person, which the flow takes for proof enough",
          (call, stimulus) -> {
            Screening screening = screening(call, stimulus);
            return stimulus.trigger() instanceof AnswererDetected detected
                && detected.answeredBy() == AnsweredBy.HUMAN
                && !screening.keyPress()
                && screening.detectMachine();
          });

  /** Only of a refusal of the dialer's own: the carrier was never asked. */
  static final Guard NEVER_POSTED =
      new Guard(
          "which was never posted",
          (_, stimulus) ->
              stimulus.trigger() instanceof CommandRefused refused && refused.httpStatus() == 0);

  /** Picked up, told by the next document, and hung up later if that does not end it. */
  static final Guard LET_GO =
      new Guard(
          "which was let go and still listens",
          (call, stimulus) ->
              Subject.of(call, stimulus.trigger())
                  .attemptOf(call)
                  .filter(each -> isLetGo(call, each))
                  .isPresent());

  private HuntGuards() {}

  static boolean isLetGo(Call call, Attempt attempt) {
    return attempt.isOver()
        && attempt.isBeingScreened()
        && attempt.endTries() == 0
        && call.deadlines().containsKey(Timer.endLeg(attempt.number()));
  }

  /** {@link #SOMEBODY_LEFT} once the attempt that the trigger is about has failed like this. */
  static Guard somebodyLeftAfter(BiFunction<Call, Stimulus, String> outcome) {
    return new Guard(
        SOMEBODY_LEFT.says(),
        (call, stimulus) -> {
          List<Attempt> attempts = after(call, stimulus, outcome);
          return isWaiting(call, stimulus)
              && candidates(call, attempts, stimulus).pausedUntil() == null
              && hasNext(call, attempts, stimulus);
        });
  }

  /** Then only phones are left that must rest, and the caller can wait for one of them. */
  static Guard restAfter(BiFunction<Call, Stimulus, String> outcome) {
    return new Guard(
        "whoever is left was rung a moment ago",
        (call, stimulus) -> {
          Instant limit = call.deadlines().get(Timer.HOLD_LIMIT.key());
          Instant until = candidates(call, after(call, stimulus, outcome), stimulus).pausedUntil();
          return limit != null
              && until != null
              && until.isBefore(limit)
              && call.hunt().rounds() < call.flow().attempts();
        });
  }

  private static List<Attempt> after(
      Call call, Stimulus stimulus, BiFunction<Call, Stimulus, String> outcome) {
    int failed = Subject.of(call, stimulus.trigger()).attempt();
    return call.attempts().stream()
        .map(
            each ->
                each.number() == failed
                    ? each.over(outcome.apply(call, stimulus), stimulus.now())
                    : each)
        .toList();
  }

  /** The limit has not passed while somebody who had accepted was on the way. */
  private static boolean isWaiting(Call call, Stimulus stimulus) {
    Instant limit = call.deadlines().get(Timer.HOLD_LIMIT.key());
    return limit != null && limit.isAfter(stimulus.now());
  }

  private static boolean hasNext(Call call, List<Attempt> attempts, Stimulus stimulus) {
    Candidates candidates = candidates(call, attempts, stimulus);
    return call.hunt().rounds() < call.flow().attempts()
        ? !candidates.next().isEmpty()
        : candidates.isSomebodyBeyond()
            && (call.fallback().oneMore() || LadderGuards.ONE_MORE.holds(call, stimulus));
  }

  private static Candidates candidates(Call call, List<Attempt> attempts, Stimulus stimulus) {
    return Candidates.of(call.flow(), attempts, call.hunt(), call.wish(), stimulus.now());
  }

  private static Screening screening(Call call, Stimulus stimulus) {
    return Subject.of(call, stimulus.trigger())
        .attemptOf(call)
        .map(each -> each.screening(call.flow()))
        .orElse(call.flow().screening());
  }
}

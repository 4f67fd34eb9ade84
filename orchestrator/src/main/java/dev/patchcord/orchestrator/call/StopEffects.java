package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.outcome.CommandDone;
import org.jspecify.annotations.Nullable;

/** How a specialist's phone is stopped: cancelled before an answer, hung up afterwards. */
final class StopEffects {

  private StopEffects() {}

  /**
   * Stops the phone. A leg that was only found by its numbers may be another caller's: it is not
   * named, and the dialer stops what it knows to be this attempt's.
   */
  static void stop(Draft draft, Attempt attempt, String reason) {
    stop(draft, attempt, attempt.surmised() ? null : attempt.legSid(), reason);
  }

  /**
   * Somebody listens who has not accepted: the next document says why it is over and hangs up. The
   * leg is only stopped if it has not gone by then.
   */
  static void letGo(Draft draft, Attempt attempt) {
    draft.deadline(
        Timer.endLeg(attempt.number()),
        attempt.screening(draft.flow()).timeout().plus(draft.timing().callbackGrace()));
  }

  /** A sign of life of a leg that nobody wants. */
  static void unwanted(Draft draft, String sign) {
    Subject subject = draft.subject();
    if (draft.attempt(subject.attempt()).isEmpty()) {
      draft.add(Attempt.stray(subject.attempt(), draft.now()));
    }
    Progress proven = provenBySign(draft);
    draft.change(
        subject.attempt(), each -> each.knownAs(subject).reached(proven, draft.now()).seen(sign));
    draft
        .attempt(subject.attempt())
        .ifPresent(
            each ->
                stop(
                    draft,
                    each,
                    subject.legSid() == null ? each.legSid() : subject.legSid(),
                    "the attempt is over, but its phone " + sign.substring(sign.indexOf(' ') + 1)));
  }

  /** A machine has picked up a phone that was let go: nobody needs to be told. */
  static void now(Draft draft) {
    AttemptEffects.detected(draft);
    draft.cancel(Timer.endLeg(draft.subject().attempt()));
    draft
        .attempt(draft.subject().attempt())
        .ifPresent(each -> stop(draft, each, "the attempt is over, and no person listens"));
  }

  static void again(Draft draft) {
    draft
        .attempt(draft.subject().attempt())
        .ifPresent(each -> stop(draft, each, "nobody knows whether the leg has stopped"));
  }

  static void againSoon(Draft draft) {
    int number = draft.subject().attempt();
    boolean quickly =
        draft.attempt(number).filter(each -> each.endTries() >= Guards.TRIES).isEmpty();
    draft.deadline(
        Timer.endLeg(number), quickly ? draft.timing().retry() : draft.timing().patience());
  }

  private static Progress provenBySign(Draft draft) {
    return switch (draft.stimulus().trigger()) {
      case LegProgressed progressed -> Progress.provenBy(progressed.status());
      case CommandDone _ -> Progress.REQUESTED;
      default -> Progress.ANSWERED;
    };
  }

  private static void stop(Draft draft, Attempt attempt, @Nullable String leg, String reason) {
    String id = draft.nextCommandId();
    int number = attempt.number();
    draft.issue(
        leg == null || attempt.progress().isBefore(Progress.ANSWERED)
            ? new CancelLeg(id, draft.callId(), draft.now(), reason, number, leg)
            : new EndLeg(id, draft.callId(), draft.now(), reason, Leg.SPECIALIST, number, leg));
    draft.change(number, Attempt::endAsked);
  }
}

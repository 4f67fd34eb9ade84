package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.outcome.CommandDone;
import java.util.Optional;

/**
 * Signs that a specialist's leg lives although its attempt is over or was never ours: each stops
 * the leg, once per leg and kind of sign. So a phone whose dial was answered late, or whose
 * cancellation crossed with its answer, does not go on ringing (promise NoRingAfterCallerLeft).
 */
final class SignsOfLife {
  static final Guard UNWANTED_LEG =
      new Guard(
          "of a leg that nobody wants any more",
          (call, stimulus) -> unwanted(call, stimulus).isPresent());

  private SignsOfLife() {}

  /** The sign, if it has to be acted on. */
  static Optional<String> unwanted(Call call, Stimulus stimulus) {
    Subject subject = Subject.of(call, stimulus.trigger());
    String leg = subject.legSid();
    if (leg == null || leg.isEmpty() || leg.equals(call.callId()) || subject.surmised()) {
      return Optional.empty();
    }
    Optional<Attempt> attempt = subject.attemptOf(call);
    if (attempt.filter(each -> !each.isOver()).isPresent()) {
      return Optional.empty();
    }
    return sign(stimulus)
        .filter(sign -> !isAsked(attempt, sign, leg))
        .filter(sign -> sign == Sign.JOINED || !isLetGo(call, attempt, leg))
        .map(sign -> leg + " " + sign.says)
        .filter(sign -> attempt.filter(each -> each.evidence().contains(sign)).isEmpty());
  }

  /** A phone that only rings needs no second request where the first one named it. */
  private static boolean isAsked(Optional<Attempt> attempt, Sign sign, String leg) {
    return sign == Sign.RINGS
        && attempt
            .filter(each -> each.endTries() > 0 && !each.surmised())
            .filter(each -> leg.equals(each.legSid()))
            .isPresent();
  }

  /** The phone that was picked up in time to be told why it is over. */
  private static boolean isLetGo(Call call, Optional<Attempt> attempt, String leg) {
    return attempt
        .filter(each -> HuntGuards.isLetGo(call, each) && leg.equals(each.legSid()))
        .isPresent();
  }

  private static Optional<Sign> sign(Stimulus stimulus) {
    return switch (stimulus.trigger()) {
      case LegProgressed progressed ->
          switch (progressed.status()) {
            case QUEUED, INITIATED, RINGING -> Optional.of(Sign.RINGS);
            case IN_PROGRESS -> Optional.of(Sign.ANSWERED);
            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED, UNKNOWN -> Optional.empty();
          };
      case CommandDone done -> done.status().isFinal() ? Optional.empty() : Optional.of(Sign.RINGS);
      case ScreeningReached _ -> Optional.of(Sign.SCREENED);
      case RoomJoined _ -> Optional.of(Sign.JOINED);
      default -> Optional.empty();
    };
  }

  private enum Sign {
    RINGS("rings"),
    ANSWERED("answered"),
    SCREENED("hears the screening"),
    JOINED("is in the room");

    private final String says;

    Sign(String says) {
      this.says = says;
    }
  }
}

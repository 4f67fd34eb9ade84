package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.orchestrator.call.CheckUp.Question;
import dev.patchcord.orchestrator.call.IssuedCommand.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Keeps an eye on every call, whatever row was taken: which questions are open, and when the
 * carrier is asked next about a caller of whom nothing is heard. A lost hang-up is so noticed
 * within minutes, and no call ends because time has passed.
 */
final class Watch {
  private static final int LONGEST_BACK_OFF = 4;

  private Watch() {}

  /** Before the row's effect: what the trigger answers is no open question any more. */
  static void begin(Draft draft) {
    if (draft.told() instanceof CommandOutcome outcome) {
      draft.checkUp = draft.checkUp.answered(outcome.commandId());
    }
    if (draft.stimulus().trigger() instanceof DeadlineExpired expired) {
      draft.checkUp =
          draft.checkUp.with(
              draft.checkUp.questions().stream()
                  .filter(each -> !each.isOpen() || !expired.name().equals(each.overdue()))
                  .toList());
    }
  }

  /** After it. */
  static void end(Draft draft) {
    if (draft.state() == CallState.ENDED) {
      draft.checkUp = draft.checkUp.over();
      return;
    }
    if (draft.told() instanceof LookedUp found) {
      resumePatience(draft, found);
    }
    draft.checkUp =
        draft.checkUp.with(
            draft.checkUp.questions().stream()
                .filter(each -> each.overdue() == null || draft.isOpen(each.overdue()))
                .toList());
    if (draft.state() != CallState.DIALING || isDialSettled(draft)) {
      draft.checkUp = draft.checkUp.expecting(null);
    }
    next(draft);
  }

  private static void next(Draft draft) {
    Trigger told = draft.told();
    if (isDoubtful(draft, told)) {
      Instant soon = draft.now().plus(draft.timing().callbackGrace());
      if (draft.dueAt(Timer.CHECK_UP).filter(due -> !due.isAfter(soon)).isEmpty()) {
        draft.deadline(Timer.CHECK_UP, draft.timing().callbackGrace());
      }
    } else if (isSignOfCaller(told) || isAnswerAboutCaller(draft, told)) {
      draft.checkUp = draft.checkUp.heard();
      draft.deadline(Timer.CHECK_UP, regularly(draft.callId(), draft.timing()));
    } else if (!draft.isOpen(Timer.CHECK_UP.key())) {
      draft.deadline(Timer.CHECK_UP, regularly(draft.callId(), draft.timing()));
    }
  }

  /** Until the next routine question; calls that began together do not ask together. */
  static Duration regularly(String callId, Timing timing) {
    return spread(callId, timing.checkUp());
  }

  /** Until the question is asked again that was just asked. */
  static Duration again(Draft draft) {
    Duration longest = draft.timing().checkUp().multipliedBy(LONGEST_BACK_OFF);
    Duration wait =
        draft.timing().lookUp().multipliedBy(1L << Math.min(draft.checkUp.failures(), 10));
    return spread(draft.callId(), wait.compareTo(longest) < 0 ? wait : longest);
  }

  /** Up to a quarter longer, by the call's id: a replay must come to the same. */
  private static Duration spread(String callId, Duration wait) {
    return wait.plusMillis(wait.toMillis() / 4 * Math.floorMod(callId.hashCode(), 1000) / 1000);
  }

  /** A leg was found that still waits in the carrier's queue: its patience begins anew. */
  private static void resumePatience(Draft draft, LookedUp found) {
    Question question = draft.known().checkUp().question(found.commandId()).orElse(null);
    if (question == null
        || question.attempt() == 0
        || !(draft.stimulus().trigger() instanceof LegProgressed)) {
      return;
    }
    String deadline = Timer.attempt(question.attempt());
    Instant due = draft.dueAt(deadline).orElse(null);
    if (due != null && Objects.equals(due, question.until())) {
      draft.deadline(
          deadline,
          draft
              .flow()
              .ringTimeout()
              .plus(draft.timing().carrierGrace())
              .plus(draft.timing().carrierQueue()));
    }
  }

  private static boolean isAnswerAboutCaller(Draft draft, Trigger told) {
    return told instanceof LookedUp found
        && draft.known().command(found.commandId()).filter(Watch::isAboutCaller).isPresent()
        && draft.checkUp.missing() == draft.known().checkUp().missing();
  }

  private static boolean isAboutCaller(IssuedCommand command) {
    return command.kind() == Kind.LOOK_UP && command.attempt() == 0;
  }

  private static boolean isDialSettled(Draft draft) {
    return draft.told() instanceof CommandOutcome outcome
        && draft
            .known()
            .command(outcome.commandId())
            .filter(each -> each.kind() == Kind.DIAL)
            .isPresent()
        && switch (outcome) {
          case CommandStarted _, CommandDone _, CommandRefused _, CommandAmbiguous _ -> true;
          default -> false;
        };
  }

  /**
   * The caller may be nowhere now, or on the way: what the room is supposed to be, it is perhaps
   * not. Music in a talk is only played to somebody who is alone.
   */
  private static boolean isDoubtful(Draft draft, Trigger told) {
    boolean leaves =
        told instanceof RoomEnded || (told instanceof RoomLeft left && left.leg() == Leg.CALLER);
    boolean alone =
        draft.known().state() == CallState.BRIDGED
            && (told instanceof HoldMusicFetched || told instanceof CallerReachedHold);
    return switch (draft.state()) {
      case DIALING -> leaves;
      case BRIDGED -> leaves || alone;
      case AI, HOLD, FALLBACK, ENDED -> false;
    };
  }

  private static boolean isSignOfCaller(Trigger told) {
    return switch (told) {
      case CallArrived _,
          CalledBack _,
          CallerReachedHold _,
          HoldMusicFetched _,
          HoldLeft _,
          MessageLeft _,
          CallbackChosen _,
          CallbackRequested _,
          CalendarAsked _ ->
          true;
      case SpecialistRequested wanted -> wanted.requestedBy().equals("ai");
      case RoomJoined joined -> joined.leg() == Leg.CALLER;
      case LegProgressed progressed -> progressed.leg() == Leg.CALLER;
      default -> false;
    };
  }
}

package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.contract.outcome.LookedUp.FoundLeg;
import dev.patchcord.orchestrator.call.CheckUp.Question;
import dev.patchcord.orchestrator.call.Hold.Move;
import dev.patchcord.orchestrator.call.IssuedCommand.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The carrier's answer to a question, read as the event that it makes up for: a lost callback, or,
 * where nothing new is found, the deadline that the question had put off. So the rows of the lost
 * event apply, and a look-up can do nothing that an event could not.
 */
final class Findings {
  private static final Origin ORIGIN = new Origin("look-up", "", "", Map.of(), Map.of(), null);

  private Findings() {}

  /** The stimulus with that event in place of the answer; the same if there is none. */
  static Stimulus asEvent(Call call, Stimulus stimulus) {
    return switch (stimulus.trigger()) {
      case LookedUp found ->
          call.command(found.commandId())
              .flatMap(command -> said(call, command, found, stimulus.now()))
              .map(stimulus::saying)
              .orElse(stimulus);
      case CommandRefused refused -> notTold(call, refused, stimulus);
      case CommandAmbiguous ambiguous -> notTold(call, ambiguous, stimulus);
      default -> stimulus;
    };
  }

  private static Stimulus notTold(Call call, CommandOutcome outcome, Stimulus stimulus) {
    return call.command(outcome.commandId())
        .filter(each -> each.kind() == Kind.LOOK_UP)
        .flatMap(_ -> overdue(call, outcome.commandId(), stimulus.now()))
        .map(stimulus::saying)
        .orElse(stimulus);
  }

  /** True if the event was read from an answer of the carrier's. */
  static boolean isFound(LegProgressed event) {
    return ORIGIN.equals(event.origin());
  }

  private static Optional<Trigger> said(
      Call call, IssuedCommand command, LookedUp found, Instant now) {
    return switch (command.kind()) {
      case LOOK_UP_CALLBACK -> ofCallback(call, command.attempt(), found);
      case LOOK_UP ->
          command.attempt() == 0
              ? ofCaller(call, found, now)
              : ofAttempt(call, command.attempt(), found, now);
      default -> Optional.empty();
    };
  }

  private static Optional<Trigger> ofCaller(Call call, LookedUp found, Instant now) {
    if (call.state() == CallState.ENDED) {
      return Optional.empty();
    }
    if (isGone(call, found, now)) {
      LegStatus status =
          leg(found, call.callId()).map(FoundLeg::status).orElse(LegStatus.COMPLETED);
      return Optional.of(
          new LegProgressed(
              call.callId(), found.at(), ORIGIN, Leg.CALLER, 0, call.callId(), status, 0, null));
    }
    return inRoom(call, found).or(() -> overdue(call, found.commandId(), now));
  }

  /** A leg younger than a callback may be late is perhaps not shown yet. */
  private static boolean isGone(Call call, LookedUp found, Instant now) {
    return leg(found, call.callId())
        .map(each -> each.status().isFinal())
        .orElse(
            found.legs().isEmpty()
                && call.begunAt().plus(call.flow().timing().callbackGrace()).isBefore(now));
  }

  private static Optional<Trigger> inRoom(Call call, LookedUp found) {
    List<String> room = found.room();
    String conference = found.conferenceSid();
    if (room == null) {
      return Optional.empty();
    }
    boolean caller = room.contains(Webhook.CALLER);
    return switch (call.state()) {
      case AI, HOLD ->
          caller && conference != null && !call.hold().move().isAtLeast(Move.REACHED)
              ? Optional.of(
                  new RoomJoined(
                      call.callId(), found.at(), ORIGIN, Leg.CALLER, 0, call.callId(), conference))
              : Optional.empty();
      case DIALING ->
          call.open().stream()
              .filter(each -> caller && conference != null && each.isAccepted())
              .filter(each -> room.contains(Webhook.label(each.number())))
              .findFirst()
              .map(each -> joined(call, each, found, conference == null ? "" : conference));
      case BRIDGED ->
          call.checkUp().missing() == 0 || isWhole(call, room)
              ? Optional.empty()
              : call.open().stream().findFirst().map(each -> left(call, each, found));
      case FALLBACK, ENDED -> Optional.empty();
    };
  }

  /** True if everybody is in the room who ought to be there. */
  static boolean isWhole(Call call, List<String> room) {
    return room.contains(Webhook.CALLER)
        && (call.state() != CallState.BRIDGED
            || call.open().stream().allMatch(each -> room.contains(Webhook.label(each.number()))));
  }

  private static RoomJoined joined(
      Call call, Attempt attempt, LookedUp found, String conferenceSid) {
    return new RoomJoined(
        call.callId(),
        found.at(),
        ORIGIN,
        Leg.SPECIALIST,
        attempt.number(),
        named(attempt),
        conferenceSid);
  }

  private static RoomLeft left(Call call, Attempt attempt, LookedUp found) {
    String room = call.caller().room();
    return new RoomLeft(
        call.callId(),
        found.at(),
        ORIGIN,
        Leg.SPECIALIST,
        attempt.number(),
        named(attempt),
        room == null ? "" : room,
        "");
  }

  private static Optional<Trigger> ofAttempt(Call call, int number, LookedUp found, Instant now) {
    Attempt attempt = call.attempt(number).orElse(null);
    if (attempt == null) {
      return Optional.empty();
    }
    FoundLeg leg = kept(attempt, found).orElse(null);
    if (leg == null) {
      return nothing(call, attempt, found, now);
    }
    boolean news =
        leg.status().isFinal()
            || attempt.isOver()
            || attempt.legSid() == null
            || attempt.progress().isBefore(Progress.provenBy(leg.status()));
    return news
        ? Optional.of(progressed(call, attempt, found, leg.legSid(), leg.status()))
        : overdue(call, found.commandId(), now);
  }

  /** Nothing at the first look: there is a second. Then a leg that had a name is gone. */
  private static Optional<Trigger> nothing(
      Call call, Attempt attempt, LookedUp found, Instant now) {
    boolean first =
        call.checkUp()
            .question(found.commandId())
            .filter(each -> each.overdue() != null && !each.foundNothing())
            .isPresent();
    String leg = attempt.legSid();
    if (first || attempt.isOver()) {
      return Optional.empty();
    }
    return leg == null
        ? overdue(call, found.commandId(), now)
        : Optional.of(progressed(call, attempt, found, leg, LegStatus.FAILED));
  }

  /**
   * The leg that is the attempt's. Where only numbers could be compared, an answered one rather
   * than a ringing one, the oldest of several; of an attempt that is over none that is answered:
   * that may be another caller's talk with the same specialist.
   */
  static Optional<FoundLeg> kept(Attempt attempt, LookedUp found) {
    String known = attempt.legSid();
    if (known != null) {
      return leg(found, known);
    }
    List<FoundLeg> candidates =
        found.legs().stream()
            .filter(each -> !(attempt.isOver() && each.status() == LegStatus.IN_PROGRESS))
            .toList();
    return candidates.stream().min(Comparator.comparingInt(Findings::preference));
  }

  private static int preference(FoundLeg leg) {
    if (leg.status().isFinal()) {
      return 2;
    }
    return leg.status() == LegStatus.IN_PROGRESS ? 0 : 1;
  }

  private static Optional<Trigger> ofCallback(Call call, int callback, LookedUp found) {
    return found.legs().stream()
        .min(Comparator.comparingInt(Findings::preference))
        .map(
            each ->
                new CallbackProgressed(
                    call.callId(),
                    found.at(),
                    ORIGIN,
                    callback,
                    each.legSid(),
                    each.status(),
                    0,
                    null));
  }

  /** The deadline that the question had put off, if it is still open. */
  private static Optional<Trigger> overdue(Call call, String commandId, Instant now) {
    return call.checkUp()
        .question(commandId)
        .flatMap(each -> Optional.ofNullable(deadline(call, each, now)));
  }

  private static @Nullable DeadlineExpired deadline(Call call, Question question, Instant now) {
    String name = question.overdue();
    Instant until = question.until();
    return name != null && until != null && until.equals(call.deadlines().get(name))
        ? new DeadlineExpired(call.callId(), now, name, until)
        : null;
  }

  private static LegProgressed progressed(
      Call call, Attempt attempt, LookedUp found, String legSid, LegStatus status) {
    return new LegProgressed(
        call.callId(),
        found.at(),
        ORIGIN,
        Leg.SPECIALIST,
        attempt.number(),
        legSid,
        status,
        0,
        null);
  }

  private static Optional<FoundLeg> leg(LookedUp found, String legSid) {
    return found.legs().stream().filter(each -> each.legSid().equals(legSid)).findFirst();
  }

  private static String named(Attempt attempt) {
    String leg = attempt.legSid();
    return leg == null ? "" : leg;
  }
}

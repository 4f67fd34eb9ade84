package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The specialist's leg that a trigger is about.
 *
 * @param attempt 0 if it is about none
 * @param legSid null if the trigger does not name it
 * @param surmised true if the carrier was asked by numbers, and nothing names the attempt as its
 */
record Subject(int attempt, @Nullable String legSid, boolean surmised) {

  private Subject(int attempt, @Nullable String legSid) {
    this(attempt, legSid, false);
  }

  /** The leg of the trigger, under the number of the attempt that it is known to belong to. */
  static Subject of(Call call, Trigger trigger) {
    Subject named = named(call, trigger);
    return named.isAnotherLegIn(call) ? new Subject(named.strayIn(call), named.legSid()) : named;
  }

  private static Subject named(Call call, Trigger trigger) {
    return switch (trigger) {
      case LegProgressed event ->
          new Subject(event.attempt(), event.legSid(), isSurmised(call, event));
      case RoomJoined event -> new Subject(event.attempt(), event.legSid());
      case RoomLeft event -> new Subject(event.attempt(), event.legSid());
      case AnswererDetected event -> new Subject(event.attempt(), event.legSid());
      case ScreeningReached event -> new Subject(event.attempt(), event.legSid());
      case ScreeningAnswered event -> new Subject(event.attempt(), event.legSid());
      case SpecialistLeftRoom event -> new Subject(event.attempt(), event.legSid());
      case CommandOutcome outcome ->
          new Subject(
              call.command(outcome.commandId()).map(IssuedCommand::attempt).orElse(0),
              outcome instanceof CommandDone done ? done.legSid() : null);
      case DeadlineExpired expired -> new Subject(Timer.attemptIn(expired.name()), null);
      default -> new Subject(0, null);
    };
  }

  private static boolean isSurmised(Call call, LegProgressed event) {
    return Findings.isFound(event)
        && call.attempt(event.attempt())
            .filter(each -> each.legSid() == null || each.surmised())
            .isPresent();
  }

  /** A dial that nobody was sure of may have rung two phones: an attempt has one leg. */
  private boolean isAnotherLegIn(Call call) {
    return legSid != null
        && !legSid.isEmpty()
        && call.attempt(attempt)
            .filter(each -> each.legSid() != null && !each.surmised())
            .filter(each -> !legSid.equals(each.legSid()))
            .isPresent();
  }

  /** The number under which that leg was noted, or will be. */
  private int strayIn(Call call) {
    return call.attempts().stream()
        .filter(each -> Objects.equals(legSid, each.legSid()))
        .findFirst()
        .map(Attempt::number)
        .orElseGet(() -> call.attempts().stream().mapToInt(Attempt::number).max().orElse(0) + 1);
  }

  Optional<Attempt> attemptOf(Call call) {
    return call.attempt(attempt);
  }

  /** The attempt, if it is under way. */
  Optional<Attempt> openIn(Call call) {
    return attemptOf(call).filter(each -> !each.isOver());
  }
}

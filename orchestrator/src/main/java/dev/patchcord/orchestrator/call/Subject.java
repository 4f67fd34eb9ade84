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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The specialist's leg that a trigger is about.
 *
 * @param attempt 0 if it is about none
 * @param legSid null if the trigger does not name it
 */
record Subject(int attempt, @Nullable String legSid) {

  static Subject of(Call call, Trigger trigger) {
    return switch (trigger) {
      case LegProgressed event -> new Subject(event.attempt(), event.legSid());
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

  Optional<Attempt> attemptOf(Call call) {
    return call.attempt(attempt);
  }

  /** The attempt, if it is under way. */
  Optional<Attempt> openIn(Call call) {
    return attemptOf(call).filter(each -> !each.isOver());
  }
}

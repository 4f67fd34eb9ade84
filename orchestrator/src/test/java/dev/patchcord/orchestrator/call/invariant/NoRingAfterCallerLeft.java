package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.IssuedCommand;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** When the caller has gone, every phone not known to be silent was asked to stop; none is rung. */
final class NoRingAfterCallerLeft implements Invariant {
  /** Not found, not in progress (Twilio's error codes). */
  private static final Set<Integer> SAY_GONE = Set.of(20404, 21220);

  private static final int TRIES = 12;

  private final Set<Integer> stopped = new HashSet<>();

  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    for (CallCommand command : decision.commands()) {
      switch (command) {
        case CancelLeg cancel -> stopped.add(cancel.attempt());
        case EndLeg end -> stopped.add(end.attempt());
        case DialSpecialist _ -> {
          if (decision.journal().to() == CallState.ENDED) {
            return Optional.of("dialled after the end");
          }
        }
        default -> {
          // Not about a specialist's phone.
        }
      }
    }
    Call call = decision.next();
    if (call == null || call.state() != CallState.ENDED) {
      return Optional.empty();
    }
    Optional<String> given = givenUpTooEarly(before, stimulus, decision, call);
    if (given.isPresent()) {
      return given;
    }
    return call.attempts().stream()
        .filter(each -> each.progress() != Progress.ENDED && !stopped.contains(each.number()))
        .filter(each -> !isLetGo(call, each))
        .map(Attempt::toString)
        .findFirst()
        .map(each -> "may still ring: " + each);
  }

  /** Picked up, about to be told, and hung up by a deadline. */
  private static boolean isLetGo(Call call, Attempt attempt) {
    return attempt.progress() == Progress.ANSWERED
        && call.deadlines().containsKey("end-leg-" + attempt.number());
  }

  /** The carrier's "too many requests" leaves the phone ringing: somebody has to ask again. */
  private static Optional<String> givenUpTooEarly(
      Call before, Stimulus stimulus, Decision decision, Call call) {
    if (before == null
        || decision.refusal() != null
        || !(stimulus.trigger() instanceof CommandRefused refused)
        || SAY_GONE.contains(refused.code())) {
      return Optional.empty();
    }
    return before.issued().stream()
        .filter(each -> each.commandId().equals(refused.commandId()))
        .filter(each -> each.kind() == IssuedCommand.Kind.STOP)
        .flatMap(each -> call.attempts().stream().filter(it -> it.number() == each.attempt()))
        .filter(each -> each.progress() != Progress.ENDED && each.endTries() < TRIES)
        .filter(each -> !call.deadlines().containsKey("end-leg-" + each.number()))
        .findFirst()
        .map(each -> "not stopped, and not tried again: " + each);
  }
}

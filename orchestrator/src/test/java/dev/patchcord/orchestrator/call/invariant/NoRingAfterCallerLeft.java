package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** When the caller has gone, every phone not known to be silent was asked to stop; none is rung. */
final class NoRingAfterCallerLeft implements Invariant {
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
    return call.attempts().stream()
        .filter(each -> each.progress() != Progress.ENDED && !stopped.contains(each.number()))
        .map(Attempt::toString)
        .findFirst()
        .map(each -> "may still ring: " + each);
  }
}

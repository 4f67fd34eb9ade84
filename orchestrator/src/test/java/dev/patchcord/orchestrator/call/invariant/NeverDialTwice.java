package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Each attempt is dialled by one command, with an id of its own; a new phone is rung only when
 * every earlier one is over and was stopped or is known to be silent.
 */
final class NeverDialTwice implements Invariant {
  private final Set<String> ids = new HashSet<>();
  private final Set<Integer> dialled = new HashSet<>();

  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    for (CallCommand command : decision.commands()) {
      if (!ids.add(command.commandId())) {
        return Optional.of(command.commandId() + " is used twice");
      }
      if (command instanceof DialSpecialist dial) {
        if (!dialled.add(dial.attempt())) {
          return Optional.of("attempt " + dial.attempt() + " is dialled twice");
        }
        boolean another =
            before != null
                && before.attempts().stream()
                    .anyMatch(
                        each ->
                            each.outcome() == null
                                || (each.progress() != Progress.ENDED
                                    && each.endTries() == 0
                                    && !each.outcome().equals("talked")));
        if (another) {
          return Optional.of("another phone may still ring");
        }
      }
    }
    return Optional.empty();
  }
}

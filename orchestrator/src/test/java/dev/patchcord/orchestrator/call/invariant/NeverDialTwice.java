package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Each attempt is dialled by one command, with an id of its own; new phones are rung only when
 * every earlier one is over and was stopped, is known to be silent, or is let go.
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
            decision.next() != null
                && decision.next().attempts().stream()
                    .filter(each -> !isDialledBy(decision, each.number()))
                    .anyMatch(each -> mayRing(decision.next(), each));
        if (another) {
          return Optional.of("another phone may still ring");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDialledBy(Decision decision, int attempt) {
    return decision.commands().stream()
        .anyMatch(each -> each instanceof DialSpecialist dial && dial.attempt() == attempt);
  }

  private static boolean mayRing(Call call, Attempt attempt) {
    return attempt.outcome() == null
        || (attempt.progress().compareTo(Progress.ANSWERED) < 0 && attempt.endTries() == 0)
        || (attempt.progress() == Progress.ANSWERED
            && attempt.endTries() == 0
            && !call.deadlines().containsKey("end-leg-" + attempt.number()));
  }
}

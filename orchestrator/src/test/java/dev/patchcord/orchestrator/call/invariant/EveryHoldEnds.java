package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * While the caller is held, the limit is open and was never moved later; and the next step has a
 * deadline of its own.
 */
final class EveryHoldEnds implements Invariant {
  private Instant limit;

  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    Call call = decision.next();
    if (call == null || (call.state() != CallState.HOLD && call.state() != CallState.DIALING)) {
      limit = null;
      return Optional.empty();
    }
    Instant open = call.deadlines().get("hold-limit");
    if (open == null) {
      return Optional.of("no limit in " + call.state());
    }
    if (limit != null && open.isAfter(limit)) {
      return Optional.of("the limit was moved from " + limit + " to " + open);
    }
    limit = open;
    boolean goesOn =
        call.state() == CallState.DIALING
            ? call.attempts().stream()
                .filter(each -> each.outcome() == null)
                .allMatch(each -> call.deadlines().containsKey("attempt-" + each.number()))
            : Stream.of("hand-over", "hold-confirm", "retry-hold")
                .anyMatch(call.deadlines()::containsKey);
    return goesOn
        ? Optional.empty()
        : Optional.of("no deadline for the next step in " + call.state());
  }
}

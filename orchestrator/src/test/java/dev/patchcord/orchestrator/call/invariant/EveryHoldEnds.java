package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    List<String> next =
        call.state() == CallState.DIALING
            ? List.of("attempt")
            : List.of("hand-over", "hold-confirm", "retry-hold");
    return next.stream().anyMatch(call.deadlines()::containsKey)
        ? Optional.empty()
        : Optional.of("no deadline for the next step in " + call.state());
  }
}

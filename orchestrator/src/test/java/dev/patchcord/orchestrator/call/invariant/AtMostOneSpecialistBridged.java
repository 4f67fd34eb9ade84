package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.Optional;

/** One attempt at a time; exactly one has joined while bridged. */
final class AtMostOneSpecialistBridged implements Invariant {
  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    Call call = decision.next();
    if (call == null) {
      return Optional.empty();
    }
    long open = call.attempts().stream().filter(each -> each.outcome() == null).count();
    long joined =
        call.attempts().stream()
            .filter(each -> each.outcome() == null && each.progress() == Progress.JOINED)
            .count();
    long expected = call.state() == CallState.BRIDGED || call.state() == CallState.DIALING ? 1 : 0;
    if (open != expected) {
      return Optional.of(open + " attempts under way in " + call.state());
    }
    return joined == (call.state() == CallState.BRIDGED ? 1 : 0)
        ? Optional.empty()
        : Optional.of(joined + " specialists joined in " + call.state());
  }
}

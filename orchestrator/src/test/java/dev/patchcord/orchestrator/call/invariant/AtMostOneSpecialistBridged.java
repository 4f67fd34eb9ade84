package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Progress;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.List;
import java.util.Optional;

/**
 * While dialling, at least one attempt is under way, except in the pause before another round, and
 * one only once somebody has accepted; exactly one has joined while bridged.
 */
final class AtMostOneSpecialistBridged implements Invariant {
  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    Call call = decision.next();
    if (call == null) {
      return Optional.empty();
    }
    List<Attempt> open = call.attempts().stream().filter(each -> each.outcome() == null).toList();
    long joined = open.stream().filter(each -> each.progress() == Progress.JOINED).count();
    boolean accepted =
        open.stream()
            .anyMatch(
                each -> each.progress() == Progress.ACCEPTED || each.progress() == Progress.JOINED);
    boolean many = call.state() == CallState.DIALING && !accepted;
    boolean pause = many && call.deadlines().containsKey("next-round");
    if (pause) {
      return open.isEmpty()
          ? Optional.empty()
          : Optional.of(open.size() + " attempts under way in a pause");
    }
    boolean one = call.state() == CallState.BRIDGED || call.state() == CallState.DIALING;
    if (many ? open.isEmpty() || open.size() > 10 : open.size() != (one ? 1 : 0)) {
      return Optional.of(open.size() + " attempts under way in " + call.state());
    }
    return joined == (call.state() == CallState.BRIDGED ? 1 : 0)
        ? Optional.empty()
        : Optional.of(joined + " specialists joined in " + call.state());
  }
}

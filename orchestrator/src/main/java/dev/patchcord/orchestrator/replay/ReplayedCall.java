package dev.patchcord.orchestrator.replay;

import dev.patchcord.orchestrator.call.Call;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A call folded again, step by step. */
public record ReplayedCall(String callId, List<Step> steps) {
  public ReplayedCall {
    steps = List.copyOf(steps);
  }

  /** The first decision that is not taken again as it stands. */
  public Optional<Disagreement> firstDisagreement() {
    return steps.stream().map(Step::disagreement).filter(Objects::nonNull).findFirst();
  }

  /** The same up to and including that moment. */
  public ReplayedCall until(Instant moment) {
    return new ReplayedCall(
        callId, steps.stream().takeWhile(step -> !step.record().at().isAfter(moment)).toList());
  }

  /** The call after the last step; empty if it is forgotten, or cannot be known. */
  public Optional<Call> call() {
    return steps.isEmpty() ? Optional.empty() : Optional.ofNullable(steps.getLast().after());
  }
}

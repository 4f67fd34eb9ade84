package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a call does next: pure, so that the live stream and a replay of its journal are the
 * same code.
 */
public final class CallDecider {
  private final TransitionChooser chooser;

  public CallDecider(TransitionChooser chooser) {
    this.chooser = chooser;
  }

  /**
   * Takes one stimulus. Late, repeated, reordered and impossible triggers are normal: they give a
   * decision with a recorded rejection.
   *
   * @param call null if it was never heard of, or is forgotten: it is adopted, as if it were with
   *     the assistant
   */
  public Decision decide(@Nullable Call call, Stimulus stimulus) {
    Call before = call == null ? Call.adopt(stimulus, CallTransitions.VERSION) : call;
    CallState from = call == null ? null : call.state();
    Stimulus event = Findings.asEvent(before, stimulus);
    Draft draft = new Draft(before, stimulus, event, CallTransitions.VERSION);
    if (call == null && Adoption.isPointless(stimulus.trigger())) {
      draft.forget();
      return draft.decision(null, null, Adoption.REFUSAL);
    }
    Optional<Refusal> early = Refusal.beforeChoosing(before, stimulus);
    if (early.isPresent()) {
      return draft.decision(from, null, early.get());
    }
    Transition row =
        chooser.choose(before, event).or(() -> chooser.choose(before, stimulus)).orElse(null);
    if (row == null) {
      return draft.decision(from, null, Refusal.of(before, stimulus));
    }
    Watch.begin(draft);
    draft.enter(row.to());
    row.effect().apply(draft);
    Watch.end(draft);
    return draft.decision(from, row, null);
  }
}

package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a call does next, as one version of the machine: pure, so that the live stream and a
 * replay of its journal are the same code.
 */
public final class CallDecider {
  private final MachineVersion version;
  private final TransitionChooser chooser;

  /**
   * A decider.
   *
   * @param chooser reads the table of that version
   */
  public CallDecider(MachineVersion version, TransitionChooser chooser) {
    this.version = version;
    this.chooser = chooser;
  }

  /** The version that it decides as; calls that it adopts are of this version. */
  public MachineVersion version() {
    return version;
  }

  /**
   * Takes one stimulus. Late, repeated, reordered and impossible triggers are normal: they give a
   * decision with a recorded rejection.
   *
   * @param call null if it was never heard of, or is forgotten: it is adopted, as if it were with
   *     the assistant
   * @throws IllegalArgumentException if the call began with another version of the machine
   */
  public Decision decide(@Nullable Call call, Stimulus stimulus) {
    if (call != null && !call.machineVersion().equals(version.number())) {
      throw new IllegalArgumentException(
          "expected a call that began with machine %s, but %s began with machine %s"
              .formatted(version.number(), call.callId(), call.machineVersion()));
    }
    Call before = call == null ? Call.adopt(stimulus, version.number()) : call;
    CallState from = call == null ? null : call.state();
    Stimulus event = Findings.asEvent(before, stimulus);
    Draft draft = new Draft(before, stimulus, event);
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

package dev.patchcord.orchestrator.call;

import java.util.Optional;

/** Finds the row of the table that a stimulus takes. */
@FunctionalInterface
public interface TransitionChooser {

  /** The row to take; empty if the stimulus is to be rejected. Changes nothing. */
  Optional<Transition> choose(Call call, Stimulus stimulus);
}

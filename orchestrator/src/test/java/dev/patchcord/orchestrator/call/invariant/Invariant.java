package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.Optional;

/** A promise that must hold after every decision. Instances follow one call from its beginning. */
interface Invariant {

  /**
   * Looks at one decision.
   *
   * @param before null if the decision adopted the call
   * @return how the promise was broken; empty if it was kept
   */
  Optional<String> broken(Call before, Stimulus stimulus, Decision decision);
}

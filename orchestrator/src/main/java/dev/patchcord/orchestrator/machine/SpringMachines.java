package dev.patchcord.orchestrator.machine;

import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.Machines;
import java.util.Optional;

/**
 * Spring Statemachine for every version that this build has. Not safe for use by several threads.
 */
public final class SpringMachines implements Machines {
  private final CallDecider inForce = new CallDecider(new SpringMachine(CallTransitions.inForce()));

  @Override
  public Optional<CallDecider> of(String version) {
    return version.equals(CallTransitions.VERSION) ? Optional.of(inForce) : Optional.empty();
  }
}

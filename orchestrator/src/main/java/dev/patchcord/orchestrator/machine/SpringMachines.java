package dev.patchcord.orchestrator.machine;

import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.CallTransitions;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.Machines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Spring Statemachine for every version that this build has. Not safe for use by several threads.
 */
public final class SpringMachines implements Machines {
  private final Map<String, CallDecider> deciders = new LinkedHashMap<>();
  private final CallDecider inForce;

  /** New calls begin with the newest version. */
  public SpringMachines() {
    this(MachineVersion.newest());
  }

  /** New calls begin with this version. */
  public SpringMachines(MachineVersion inForce) {
    for (MachineVersion version : MachineVersion.values()) {
      SpringMachine machine = new SpringMachine(CallTransitions.of(version));
      deciders.put(version.number(), new CallDecider(version, machine));
    }
    this.inForce = Objects.requireNonNull(deciders.get(inForce.number()));
  }

  @Override
  public Optional<CallDecider> of(String version) {
    return Optional.ofNullable(deciders.get(version));
  }

  @Override
  public CallDecider inForce() {
    return inForce;
  }

  @Override
  public List<String> versions() {
    return List.copyOf(deciders.keySet());
  }
}

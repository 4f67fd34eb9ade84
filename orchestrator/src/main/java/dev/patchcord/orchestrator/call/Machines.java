package dev.patchcord.orchestrator.call;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The machines that this build can decide with. */
public interface Machines {
  /** The one that decides as that version did; empty if this build does not have it. */
  Optional<CallDecider> of(String version);

  /** The one that new calls begin with. */
  CallDecider inForce();

  /** Those of this build, oldest first. */
  List<String> versions();

  /**
   * The one whose call this is.
   *
   * @param call null if it was never heard of
   * @return empty if the call began with a version that this build does not have
   */
  default Optional<CallDecider> deciderOf(@Nullable Call call) {
    return call == null ? Optional.of(inForce()) : of(call.machineVersion());
  }
}

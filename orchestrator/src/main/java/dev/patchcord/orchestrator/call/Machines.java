package dev.patchcord.orchestrator.call;

import java.util.Optional;

/** The machines that this build can decide with. */
public interface Machines {
  /** The one that decides as that version did; empty if this build does not have it. */
  Optional<CallDecider> of(String version);
}

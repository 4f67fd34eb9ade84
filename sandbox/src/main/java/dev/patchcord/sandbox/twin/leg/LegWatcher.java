package dev.patchcord.sandbox.twin.leg;

import org.jspecify.annotations.Nullable;

/** Told of each change of a leg, in the order of changes. */
interface LegWatcher {
  /**
   * A leg reached a status. Called under the leg's lock: must not wait, nor take another leg's.
   *
   * @param status Twilio's word, also {@code initiated}
   * @param end for the final ones
   */
  void changed(Leg leg, String status, @Nullable LegEnd end);
}

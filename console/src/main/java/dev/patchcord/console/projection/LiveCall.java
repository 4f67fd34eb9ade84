package dev.patchcord.console.projection;

import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.owed.Owed;
import java.time.Instant;

/**
 * A call that the machine remembers.
 *
 * @param snapshot as it was written last
 * @param owed whom it waits for, worked out once for each snapshot and not at each look
 * @param wishedAt when the present wait for a person began; that of the present state where the
 *     journal was not read so far back
 */
public record LiveCall(CallSnapshot snapshot, Owed owed, Instant wishedAt) {

  public String callId() {
    return snapshot.callId();
  }

  public CallState state() {
    return snapshot.state();
  }

  /** True while a caller waits: for a person, or for what comes instead of one. */
  public boolean waits() {
    return waits(snapshot.state());
  }

  /** False for a call that is over and only remembered. */
  public boolean lives() {
    return snapshot.state() != CallState.ENDED;
  }

  /** True of a state in which a caller waits. */
  public static boolean waits(CallState state) {
    return switch (state) {
      case HOLD, DIALING, FALLBACK -> true;
      case AI, BRIDGED, ENDED -> false;
    };
  }
}

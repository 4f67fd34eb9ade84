package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long one caller has been waiting for a person, by the times at which the machine decided.
 *
 * @param wished since when a person is wanted; null while none is
 * @param held since when the caller has been on hold; null while not on hold. Later than {@code
 *     wished} where the caller was held before and looked after in between
 */
record CallerWait(@Nullable Instant wished, @Nullable Instant held) {
  static final CallerWait NONE = new CallerWait(null, null);

  /** Of a call that was begun elsewhere: what came before its present state is not known here. */
  static CallerWait restored(CallState state, Instant since) {
    return isOnHold(state) ? new CallerWait(since, since) : NONE;
  }

  /** After a decision that left the call in that state. */
  CallerWait after(CallState state, Instant at) {
    return switch (state) {
      case HOLD, DIALING -> new CallerWait(wished == null ? at : wished, held == null ? at : held);
      // Still nobody has been reached, and somebody else may be rung.
      case FALLBACK -> new CallerWait(wished, null);
      // A person was reached, or is wanted no more: the next wish counts anew.
      case AI, BRIDGED, ENDED -> NONE;
    };
  }

  /** Time on hold, if that state ends it; null otherwise. */
  @Nullable Duration heldUntil(CallState state, Instant at) {
    return held == null || isOnHold(state) ? null : Duration.between(held, at);
  }

  /** Time from the wish to the talk, if it begins with that state; null otherwise. */
  @Nullable Duration personAfter(CallState state, Instant at) {
    return wished == null || state != CallState.BRIDGED ? null : Duration.between(wished, at);
  }

  private static boolean isOnHold(CallState state) {
    return state == CallState.HOLD || state == CallState.DIALING;
  }
}

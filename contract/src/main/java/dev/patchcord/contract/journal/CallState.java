package dev.patchcord.contract.journal;

/** Where a call stands. */
public enum CallState {
  /** The caller talks to the assistant, or is about to. */
  AI,
  /** A specialist is wanted; the caller is being moved into the room with music. */
  HOLD,
  /** The caller is held and an attempt to reach a specialist is under way. */
  DIALING,
  /** Caller and specialist are in the room together. */
  BRIDGED,
  /** Nobody took the call, or the bridge is over: the caller is being looked after. */
  FALLBACK,
  /** The caller has gone. Final. */
  ENDED
}

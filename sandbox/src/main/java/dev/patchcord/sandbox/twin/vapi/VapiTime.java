package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.time.Instant;

/** The twin's time: its waits may be shortened, its clock is the wall's. */
interface VapiTime {
  /** The time that the services under rehearsal live in, so that signatures are dated by it. */
  Instant now();

  /**
   * Runs something later, on a thread of its own.
   *
   * @param wait in the twin's time
   * @return cancels it; cancelling what has begun changes nothing
   */
  Runnable after(Duration wait, Runnable what);
}

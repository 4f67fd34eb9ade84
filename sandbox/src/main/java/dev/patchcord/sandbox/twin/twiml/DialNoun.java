package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import java.util.concurrent.atomic.AtomicReference;

/** Whom a Dial reaches. */
interface DialNoun {
  /** Whether this Dial is for it. */
  boolean takes(Element dial);

  /**
   * Connects the leg, for as long as it lasts.
   *
   * @param soFar kept up to date with what the action is told if the Dial is cut short
   */
  DialOutcome dial(Element dial, Walk walk, AtomicReference<DialOutcome> soFar)
      throws LegInterrupted, TwimlProblem;
}

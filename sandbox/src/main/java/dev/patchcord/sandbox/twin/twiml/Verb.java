package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.LegInterrupted;

/** One verb of TwiML. */
interface Verb {
  /** Its element's name. */
  String name();

  /**
   * Does it, for as long as it takes.
   *
   * @throws TwimlProblem if the document asks for what cannot be done
   */
  Next perform(Element verb, Walk walk) throws LegInterrupted, TwimlProblem;
}

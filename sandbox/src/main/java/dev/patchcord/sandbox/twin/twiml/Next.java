package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.TwimlSource;

/** What comes after a verb. */
sealed interface Next {

  /** The next verb of the document. */
  record Verb() implements Next {}

  /** Another document; what follows in this one is not reached. */
  record Document(TwimlSource source) implements Next {}

  /** Nothing: the leg has ended. */
  record Over() implements Next {}
}

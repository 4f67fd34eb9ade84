package dev.patchcord.sandbox.twin.leg;

/** Walks a leg through its documents; the seam to the TwiML engine. */
public interface DocumentWalker {
  /** Returns when the leg has ended or has no verb left. */
  void walk(Leg leg, TwimlSource first);

  /** As {@link #walk}, with the redirect that waits for the leg; returns at once if none does. */
  void redirected(Leg leg);
}

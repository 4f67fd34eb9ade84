package dev.patchcord.sandbox.twin.leg;

/** Walks a leg through its documents; the seam to the TwiML engine. */
public interface DocumentWalker {
  /** Returns when the leg has ended or has no verb left. */
  void walk(Leg leg, TwimlSource first);
}

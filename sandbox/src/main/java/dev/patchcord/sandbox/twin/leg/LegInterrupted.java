package dev.patchcord.sandbox.twin.leg;

/**
 * What a leg was doing is over: it has ended, or a redirect waits for it. Thrown by every wait of a
 * leg until the redirect is taken, so that a verb need not ask; carries no stack trace.
 */
public final class LegInterrupted extends Exception {
  LegInterrupted() {
    super("redirected or ended", null, false, false);
  }
}

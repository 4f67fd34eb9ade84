package dev.patchcord.orchestrator.promise;

/** Who saw the facts that a call is judged by. */
public enum Witness {
  /**
   * The carrier's side: what phones and rooms really did, and what the parties heard. Only a
   * stand-in for the carrier can tell that much.
   */
  CARRIER,
  /**
   * The log: what callbacks, requests and replies have told. A callback comes late, twice or not at
   * all, so a promise that counts seconds grants what news may take, and nobody knows what a caller
   * hears.
   */
  LOG
}

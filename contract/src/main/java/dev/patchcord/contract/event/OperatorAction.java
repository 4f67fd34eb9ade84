package dev.patchcord.contract.event;

/** What an operator can ask for. */
public enum OperatorAction {
  /** Connect the caller to a person now. */
  TRANSFER,
  /** Bring the caller back to the assistant. */
  TAKE_BACK,
  /** Give up the phones that ring and try the next specialist. */
  TRY_NEXT,
  /** Say something to the caller, and to the specialist if there is one. */
  ANNOUNCE,
  /** End the call. */
  HANG_UP
}

package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallState;

/**
 * Rows about calling the caller back. It is promised in any state; the caller's phone is rung only
 * after the call has ended.
 */
final class CallbackTransitions {
  private CallbackTransitions() {}

  static void addTo(Rows rows, CallState from) {
    rows.stay(
        "callback-requested",
        TriggerKind.CALLBACK_REQUESTED,
        CallbackGuards.POSSIBLE,
        CallbackEffects::requested,
        "the asker is told that we will call; deadline callback");
    if (from == CallState.ENDED) {
      due(rows);
      progress(rows);
    } else {
      rows.stay(
          "callback-due-too-early",
          TriggerKind.CALLBACK_DUE,
          CallbackGuards.KNOWN,
          CallbackEffects::postpone,
          "the caller is still here; deadline callback");
    }
  }

  private static void due(Rows rows) {
    rows.stay(
            "callback-try-asked-about",
            TriggerKind.CALLBACK_DUE,
            CallbackGuards.NOT_ASKED,
            CallbackEffects::ask,
            "ask the carrier about the caller's phone; deadline callback")
        .stay(
            "callback-try-overdue",
            TriggerKind.CALLBACK_DUE,
            CallbackGuards.RINGING,
            CallbackEffects::overdue,
            "the try counts as failed; deadline callback, while tries are left")
        .stay(
            "callback-due",
            TriggerKind.CALLBACK_DUE,
            CallbackGuards.KNOWN,
            CallbackEffects::ring,
            "ring the caller; deadline callback");
  }

  private static void progress(Rows rows) {
    rows.note("callback-posted", TriggerKind.CALLBACK_STARTED, Guard.ALWAYS)
        .stay(
            "callback-dialled",
            TriggerKind.CALLBACK_DIALLED,
            Guard.ALWAYS,
            CallbackEffects::dialled,
            "its leg is noted")
        .stay(
            "callback-refused",
            TriggerKind.CALLBACK_REFUSED,
            Guard.ALWAYS,
            CallbackEffects::refused,
            "the try has failed; deadline callback, while tries are left")
        .note("callback-ambiguous", TriggerKind.CALLBACK_AMBIGUOUS, Guard.ALWAYS)
        .stay(
            "callback-over",
            TriggerKind.CALLBACK_PROGRESSED,
            CallbackGuards.OVER,
            CallbackEffects::ended,
            "unless the caller had accepted, deadline callback, while tries are left")
        .stay(
            "callback-progresses",
            TriggerKind.CALLBACK_PROGRESSED,
            Guard.ALWAYS,
            CallbackEffects::progressed,
            "its leg is noted")
        .stay(
            "callback-answered",
            TriggerKind.CALLBACK_ANSWERED,
            Guard.ALWAYS,
            CallbackEffects::answered,
            "the asker gets the question; asked again, the caller has accepted");
  }
}

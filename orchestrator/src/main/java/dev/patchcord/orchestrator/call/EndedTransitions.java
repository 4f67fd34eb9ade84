package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.ENDED;

import java.util.List;

/**
 * The caller has gone. Final: late facts are noted, legs that still live are stopped, everything
 * else is rejected, and after a while the record goes.
 */
final class EndedTransitions {
  private EndedTransitions() {}

  static List<Transition> rows() {
    return Rows.of(ENDED)
        .stay(
            "forgotten",
            TriggerKind.FORGET_DUE,
            Guard.ALWAYS,
            Draft::forget,
            "the record is deleted")
        .list();
  }
}

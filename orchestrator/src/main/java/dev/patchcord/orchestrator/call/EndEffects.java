package dev.patchcord.orchestrator.call;

import dev.patchcord.orchestrator.call.AiSession.Status;

/** What rows do when the caller has gone. */
final class EndEffects {

  private EndEffects() {}

  static void callerGone(Draft draft) {
    if (!draft.ai.is(Status.NONE)) {
      draft.ai = draft.ai.closed();
    }
    draft.caller = draft.caller.left();
    AttemptEffects.endAll(draft);
    draft.care = draft.care.recording(false);
    if (!draft.care.owesCall()) {
      draft.deadline(Timer.FORGET, draft.timing().remembered());
    }
  }
}

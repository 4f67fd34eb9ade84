package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.orchestrator.call.AiSession.Status;
import dev.patchcord.orchestrator.call.Fallback.Rung;
import java.time.Duration;

/** What rows do to look after a caller whom nobody talks to. */
final class FallbackEffects {

  private FallbackEffects() {}

  /** Nobody took the call: out of the room, towards the assistant. */
  static void begin(Draft draft, String reason) {
    // A session that is open or opening belongs to the time before the hold: its stream is gone.
    if (!draft.ai.is(Status.NONE)) {
      AiEffects.close(draft);
    }
    draft.fallback = draft.fallback.begun(Rung.BACK_TO_AI, reason);
    redirect(draft, reason);
  }

  /** The talk is over: the caller's leg comes out of the room by itself. */
  static void goodbye(Draft draft) {
    AttemptEffects.close(draft, Outcomes.ACCEPTED);
    draft.fallback = draft.fallback.begun(Rung.GOODBYE, Outcomes.TALKED);
    draft.deadline(Timer.FALLBACK_CONFIRM, draft.timing().roomEmpties());
  }

  static void redirectAgain(Draft draft) {
    redirect(draft, "the caller's leg has not asked what to do");
  }

  static void retrySoon(Draft draft) {
    draft.cancel(Timer.FALLBACK_CONFIRM);
    draft.deadline(
        Timer.RETRY_REDIRECT,
        draft.fallback.tries() < Guards.TRIES ? draft.timing().retry() : draft.timing().patience());
  }

  static void openSession(Draft draft) {
    heard(draft);
    AiEffects.open(draft);
  }

  /** The leg is told to hang up; should its end never be reported, it is asked for again. */
  static void lastWords(Draft draft) {
    heard(draft);
    draft.deadline(Timer.FALLBACK_CONFIRM, draft.timing().patience());
  }

  static void nobody(Draft draft) {
    AiEffects.close(draft);
    draft.fallback = draft.fallback.to(Rung.NOBODY);
    lastWords(draft);
  }

  /** Whoever waits gets the last words as an answer; a leg that nobody speaks for is fetched. */
  static void nobodyInTime(Draft draft) {
    boolean asked = draft.isSomebodyParked();
    nobody(draft);
    if (!asked) {
      redirect(draft, "the assistant did not take the caller back in time");
    }
  }

  private static void heard(Draft draft) {
    draft.fallback = draft.fallback.asked();
    draft.caller = draft.caller.left();
    draft.cancel(Timer.FALLBACK_CONFIRM);
    draft.cancel(Timer.RETRY_REDIRECT);
  }

  private static void redirect(Draft draft, String reason) {
    String id = draft.nextCommandId();
    draft.fallback = draft.fallback.redirected(id);
    draft.issue(
        new RedirectCaller(
            id, draft.callId(), draft.now(), reason, draft.callId(), draft.fallback.step()));
    Duration wait =
        draft.fallback.tries() < Guards.TRIES
            ? draft.timing().moveConfirmed()
            : draft.timing().patience();
    draft.deadline(Timer.FALLBACK_CONFIRM, wait);
  }
}

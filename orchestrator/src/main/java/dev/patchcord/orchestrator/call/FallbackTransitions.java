package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_FAILED;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_OPENED;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLER_REACHED_HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.FALLBACK_CONFIRM_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_LEFT;
import static dev.patchcord.orchestrator.call.TriggerKind.REDIRECT_DONE;
import static dev.patchcord.orchestrator.call.TriggerKind.REDIRECT_NOT_DONE;
import static dev.patchcord.orchestrator.call.TriggerKind.RETRY_REDIRECT_DUE;

import java.util.List;

/**
 * The caller is being looked after: back to the assistant after a failed attempt, a goodbye after a
 * talk, a sentence when neither can be had. Leads out: a new session is open, or the caller's leg
 * is over.
 */
final class FallbackTransitions {
  private FallbackTransitions() {}

  static List<Transition> rows() {
    Guard sessionOpening = Guards.BACK_TO_AI.and(Guards.SESSION_OPENING);
    return Rows.of(FALLBACK)
        .note("leg-asks-meanwhile", HOLD_LEFT, sessionOpening)
        .stay(
            "leg-asks-for-assistant",
            HOLD_LEFT,
            Guards.BACK_TO_AI,
            FallbackEffects::openSession,
            "the asker opens a new session, which is told why; deadline ai-session")
        .stay(
            "leg-asks-for-last-words",
            HOLD_LEFT,
            Guard.ALWAYS,
            FallbackEffects::lastWords,
            "the asker hears the sentence and is hung up; deadline fallback-confirm")
        .to(
            AI,
            "back-with-assistant",
            AI_SESSION_OPENED,
            sessionOpening.and(Guards.SESSION_AWAITED),
            AiEffects::opened,
            "everyone who waits gets its document")
        .stay(
            "assistant-fails",
            AI_SESSION_FAILED,
            sessionOpening.and(Guards.SESSION_AWAITED),
            FallbackEffects::nobody,
            "everyone who waits hears that nobody is there; deadline fallback-confirm")
        .stay(
            "assistant-is-late",
            AI_SESSION_DUE,
            sessionOpening,
            FallbackEffects::nobodyInTime,
            "who waits hears that nobody is there; if nobody does, redirect the caller")
        .stay(
            "leg-unheard",
            FALLBACK_CONFIRM_DUE,
            Guard.ALWAYS,
            FallbackEffects::redirectAgain,
            "redirect the caller; three times quickly, then every 30 s")
        .to(
            ENDED,
            "caller-unknown-to-carrier",
            REDIRECT_NOT_DONE,
            Guards.REDIRECT_AWAITED.and(Guards.GONE_FOR_GOOD),
            EndEffects::callerGone,
            "the caller's leg is over and its end was never reported; deadline forget")
        .stay(
            "redirect-fails",
            REDIRECT_NOT_DONE,
            Guards.REDIRECT_AWAITED,
            FallbackEffects::retrySoon,
            "deadline retry-redirect")
        .note("redirect-fails-unneeded", REDIRECT_NOT_DONE, Guard.ALWAYS)
        .stay(
            "redirect-again",
            RETRY_REDIRECT_DUE,
            Guard.ALWAYS,
            FallbackEffects::redirectAgain,
            "redirect the caller; three times quickly, then every 30 s")
        .note("redirected", REDIRECT_DONE, Guard.ALWAYS)
        .note("caller-reaches-hold-late", CALLER_REACHED_HOLD, Guard.ALWAYS)
        .list();
  }
}

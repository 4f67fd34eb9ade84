package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_FAILED;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_OPENED;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLBACK_CHOSEN;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLER_REACHED_HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.FALLBACK_CONFIRM_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_LEFT;
import static dev.patchcord.orchestrator.call.TriggerKind.MESSAGE_LEFT;
import static dev.patchcord.orchestrator.call.TriggerKind.REDIRECT_DONE;
import static dev.patchcord.orchestrator.call.TriggerKind.REDIRECT_NOT_DONE;
import static dev.patchcord.orchestrator.call.TriggerKind.RETRY_REDIRECT_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_PROGRESSED;
import static dev.patchcord.orchestrator.call.TriggerKind.TALK_OVER_DUE;

import java.util.List;

/**
 * The caller is being looked after, rung by rung. Leads out: a new session with the assistant is
 * open, one more phone is to be rung, or the caller's leg is over.
 */
final class FallbackTransitions {
  static final String NEXT_RUNG = "the ladder's next rung; deadline fallback-confirm";
  static final String ON_HOLD = "the caller is held again for one more specialist";

  private FallbackTransitions() {}

  static List<Transition> rows() {
    Rows rows = Rows.of(FALLBACK);
    afterTalk(rows);
    pages(rows);
    assistant(rows);
    redirects(rows);
    return rows.list();
  }

  private static void afterTalk(Rows rows) {
    Guard over = LadderGuards.UNDECIDED.and(LadderGuards.OF_THE_TALK).and(Guards.LEG_OVER);
    Effect gone = AttemptEffects::legGone;
    rows.to(
            HOLD,
            "line-was-cut-next-specialist",
            SPECIALIST_PROGRESSED,
            over.and(LadderGuards.CUT).and(LadderGuards.ONE_MORE_AFTER_CUT),
            gone.then(FallbackEffects::cutAndOneMore),
            "the caller hears that the line was cut; " + ON_HOLD)
        .stay(
            "line-was-cut",
            SPECIALIST_PROGRESSED,
            over.and(LadderGuards.CUT),
            gone.then(FallbackEffects::cut),
            "the caller hears that the line was cut, then the ladder; deadline fallback-confirm")
        .stay(
            "specialist-hung-up",
            SPECIALIST_PROGRESSED,
            over,
            gone.then(FallbackEffects::talked),
            "what follows a talk; deadline fallback-confirm")
        .stay(
            "talk-over",
            TALK_OVER_DUE,
            Guard.ALWAYS,
            FallbackEffects::talked,
            "hang up the specialist's leg; what follows a talk; deadline fallback-confirm")
        .stay(
            "leg-asks-after-talk",
            HOLD_LEFT,
            LadderGuards.UNDECIDED,
            FallbackEffects::outOfRoom,
            "the asker waits until it is known whether the line was cut");
  }

  private static void pages(Rows rows) {
    climb(rows, "page-over", HOLD_LEFT, LadderGuards.PAGE_OVER, Effect.NOTE, "the asker gets ");
    rows.note("leg-asks-meanwhile", HOLD_LEFT, LadderGuards.OPENING)
        .stay(
            "leg-asks-for-assistant",
            HOLD_LEFT,
            LadderGuards.TO_ASSISTANT,
            FallbackEffects::openSession,
            "the asker opens a new session, which is told why; deadline ai-session")
        .stay(
            "leg-asks",
            HOLD_LEFT,
            Guard.ALWAYS,
            LadderEffects::heard,
            "the asker gets the page that the caller is on; deadline fallback-confirm")
        .stay(
            "message-left",
            MESSAGE_LEFT,
            LadderGuards.MESSAGE_SPOKEN,
            CareEffects::thankForMessage,
            "the recording is kept; the asker hears the goodbye; deadline fallback-confirm");
    climb(
        rows,
        "no-message-left",
        MESSAGE_LEFT,
        LadderGuards.PAGE_OVER,
        Effect.NOTE,
        "nothing was said: the asker gets ");
    rows.stay(
        "callback-wanted",
        CALLBACK_CHOSEN,
        LadderGuards.CALLBACK_ACCEPTED,
        CallbackEffects::chosen,
        "the asker hears that we will call; deadlines callback and fallback-confirm");
    climb(
        rows,
        "callback-not-wanted",
        CALLBACK_CHOSEN,
        LadderGuards.PAGE_OVER,
        Effect.NOTE,
        "the asker gets ");
    climb(
        rows,
        "page-unanswered",
        FALLBACK_CONFIRM_DUE,
        LadderGuards.PAGE_HEARD,
        Effect.NOTE,
        "redirect the caller to ");
  }

  private static void assistant(Rows rows) {
    Guard ours = LadderGuards.OPENING.and(Guards.SESSION_AWAITED);
    Effect close = AiEffects::close;
    rows.to(
        AI,
        "back-with-assistant",
        AI_SESSION_OPENED,
        ours,
        FallbackEffects::backWithAssistant,
        "everyone who waits gets its document");
    climb(rows, "assistant-fails", AI_SESSION_FAILED, ours, close, "everyone who waits gets ");
    climb(
        rows,
        "assistant-is-late",
        AI_SESSION_DUE,
        LadderGuards.OPENING,
        close,
        "who waits gets, or the caller is redirected to, ");
  }

  private static void redirects(Rows rows) {
    rows.stay(
            "leg-unheard",
            FALLBACK_CONFIRM_DUE,
            Guard.ALWAYS,
            FallbackEffects::redirectAgain,
            "redirect the caller; three times quickly, then every 30 s")
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
        .note("caller-reaches-hold-late", CALLER_REACHED_HOLD, Guard.ALWAYS);
  }

  /** The next rung, which is either one more phone or a page. */
  private static void climb(
      Rows rows, String name, TriggerKind on, Guard guard, Effect first, String does) {
    rows.to(
            HOLD,
            name + "-next-specialist",
            on,
            guard.and(LadderGuards.ONE_MORE),
            first.then(LadderEffects::oneMore),
            ON_HOLD)
        .stay(name, on, guard, first.then(LadderEffects::climb), does + NEXT_RUNG);
  }
}

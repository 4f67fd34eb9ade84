package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.ATTEMPT_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.CHECK_UP_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.DIAL_QUEUED;
import static dev.patchcord.orchestrator.call.TriggerKind.FALLBACK_CONFIRM_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_CONFIRM_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_NOT_DONE;
import static dev.patchcord.orchestrator.call.TriggerKind.LOOKED_UP;
import static dev.patchcord.orchestrator.call.TriggerKind.LOOK_UP_FAILED;
import static dev.patchcord.orchestrator.call.TriggerKind.REDIRECT_NOT_DONE;

import dev.patchcord.contract.journal.CallState;
import java.util.List;
import java.util.Set;

/**
 * The carrier is asked when the next expected event is overdue, before the deadline decides. What
 * it answers is taken by the rows of the event that it makes up for ({@link Findings}); the rows
 * here ask, and take the answers that stand for no event.
 */
final class CheckUpTransitions {
  private static final String ASK = "ask the carrier about ";

  private CheckUpTransitions() {}

  /** Tried before the state's own rows. */
  static List<Transition> first(CallState from) {
    Rows rows = Rows.of(from);
    switch (from) {
      case HOLD -> hold(rows);
      case DIALING -> dialing(rows);
      case FALLBACK -> fallback(rows);
      case AI, BRIDGED, ENDED -> {
        // No deadline decides there, or none that the carrier knows of.
      }
    }
    if (from != ENDED) {
      rows.stay(
          "quiet-caller",
          CHECK_UP_DUE,
          Guard.ALWAYS,
          CheckUpEffects::checkUp,
          ASK + "the caller's leg; deadline check-up");
    }
    answers(rows, from);
    return rows.list();
  }

  private static void hold(Rows rows) {
    rows.stay(
            "move-asked-about",
            HOLD_CONFIRM_DUE,
            CheckUpGuards.NOT_ASKED,
            CheckUpEffects::askBeforeMoving,
            ASK + "the caller's leg and the room; deadline hold-confirm waits for it")
        .stay(
            "move-refused-as-gone",
            HOLD_NOT_DONE,
            Guards.LATEST_MOVE.and(CheckUpGuards.SAYS_GONE).and(Guards.TRIES_LEFT),
            draft -> CheckUpEffects.refusedAsGone(draft, HoldEffects::retrySoon),
            ASK + "the caller's leg; deadline retry-hold");
  }

  private static void dialing(Rows rows) {
    rows.stay(
            "attempt-asked-about",
            ATTEMPT_DUE,
            Guards.CURRENT.and(CheckUpGuards.NOT_ASKED),
            CheckUpEffects::askBeforeGivingUp,
            ASK + "the specialist's leg; deadline attempt waits for it")
        .stay(
            "dial-queued",
            DIAL_QUEUED,
            Guards.CURRENT,
            CheckUpEffects::queued,
            "the wait is noted; deadline attempt begins later")
        .stay(
            "no-leg-found",
            LOOKED_UP,
            CheckUpGuards.NOTHING_FOUND,
            CheckUpEffects::lookAgain,
            "a second look a little later: the carrier's lists lag behind; deadline attempt")
        .stay(
            "caller-astray",
            LOOKED_UP,
            CheckUpGuards.ASTRAY,
            CheckUpEffects::fetchBack,
            "hold the caller again; deadline check-up");
  }

  private static void fallback(Rows rows) {
    rows.stay(
            "leg-asked-about",
            FALLBACK_CONFIRM_DUE,
            CheckUpGuards.NOT_ASKED,
            CheckUpEffects::askBeforeMoving,
            ASK + "the caller's leg; deadline fallback-confirm waits for it")
        .stay(
            "redirect-refused-as-gone",
            REDIRECT_NOT_DONE,
            Guards.REDIRECT_AWAITED.and(CheckUpGuards.SAYS_GONE),
            draft -> CheckUpEffects.refusedAsGone(draft, FallbackEffects::retrySoon),
            ASK + "the caller's leg; deadline retry-redirect");
  }

  private static void answers(Rows rows, CallState from) {
    if (Set.of(DIALING, BRIDGED).contains(from)) {
      rows.stay(
          "somebody-missing",
          LOOKED_UP,
          CheckUpGuards.SOMEBODY_MISSING,
          CheckUpEffects::missed,
          "a second look a little later; "
              + ASK
              + "a specialist who had joined; deadline check-up");
    }
    rows.note("looked-up", LOOKED_UP, Guard.ALWAYS);
    if (from != ENDED) {
      rows.stay(
          "caller-look-up-fails",
          LOOK_UP_FAILED,
          CheckUpGuards.ABOUT_CALLER,
          CheckUpEffects::unanswered,
          "noted: asked again more and more rarely");
    }
    rows.note("look-up-fails", LOOK_UP_FAILED, Guard.ALWAYS)
        .note("dial-queued-late", DIAL_QUEUED, Guard.ALWAYS);
  }
}

package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;

import dev.patchcord.contract.journal.CallState;
import java.util.List;
import java.util.Set;

/** Rows that several states share: the caller has gone, a leg nobody wants, facts to note. */
final class CommonTransitions {
  private static final String GONE = "stop every specialist's phone; deadline forget";

  private CommonTransitions() {}

  /** Tried before the state's own rows: nothing matters more than a caller who has gone. */
  static List<Transition> first(CallState from) {
    Rows rows = Rows.of(from);
    if (from != ENDED) {
      callerGone(rows, from);
    }
    unwanted(rows);
    CheckUpTransitions.first(from).forEach(rows::add);
    return rows.list();
  }

  private static void callerGone(Rows rows, CallState from) {
    Effect gone = EndEffects::callerGone;
    rows.to(ENDED, "caller-leg-over", TriggerKind.CALLER_PROGRESSED, Guards.LEG_OVER, gone, GONE)
        .to(ENDED, "caller-hangs-up", TriggerKind.CALLER_LEFT_ROOM, Guards.HUNG_UP, gone, GONE)
        .to(ENDED, "caller-leg-asks-dead", TriggerKind.HOLD_LEFT, Guards.LEG_OVER, gone, GONE);
    if (Set.of(DIALING, BRIDGED).contains(from)) {
      rows.to(
          ENDED,
          "room-ended-by-caller",
          TriggerKind.ROOM_ENDED,
          Guards.ENDED_BY_CALLER,
          gone,
          GONE);
    }
  }

  private static void unwanted(Rows rows) {
    Effect stop =
        draft ->
            SignsOfLife.unwanted(draft.known(), draft.stimulus())
                .ifPresent(sign -> StopEffects.unwanted(draft, sign));
    String does = "cancel or hang up that leg";
    Guard guard = SignsOfLife.UNWANTED_LEG;
    rows.stay("unwanted-leg-rings", TriggerKind.SPECIALIST_PROGRESSED, guard, stop, does)
        .stay("unwanted-leg-dialled", TriggerKind.DIAL_DONE, guard, stop, does)
        .stay("unwanted-leg-screened", TriggerKind.SCREENING_REACHED, guard, stop, does)
        .stay("unwanted-leg-in-room", TriggerKind.SPECIALIST_JOINED_ROOM, guard, stop, does);
  }

  /** Tried after the state's own rows. */
  static List<Transition> last(CallState from) {
    Rows rows = Rows.of(from);
    room(rows, from);
    specialist(rows, from);
    outcomes(rows, from);
    rows.stay(
        "assistant-reports",
        TriggerKind.AI_REPORTED,
        Guard.ALWAYS,
        AiEffects::reported,
        "noted; a summary of the talk is kept for the briefing");
    CareTransitions.addTo(rows, from);
    if (from != AI) {
      rows.stay(
          "session-ends",
          TriggerKind.AI_SESSION_ENDED,
          Guard.ALWAYS,
          AiEffects::ended,
          "expected: the caller was moved away from it");
    }
    if (from != ENDED) {
      rows.note("caller-leg-progresses", TriggerKind.CALLER_PROGRESSED, Guard.ALWAYS);
    }
    return rows.list();
  }

  private static void room(Rows rows, CallState from) {
    rows.note("room-starts", TriggerKind.ROOM_STARTED, Guard.ALWAYS)
        .stay(
            "caller-out-of-room",
            TriggerKind.CALLER_LEFT_ROOM,
            Guard.ALWAYS,
            HoldEffects::left,
            "noted");
    rows.note("room-is-over", TriggerKind.ROOM_ENDED, Guard.ALWAYS);
    if (Set.of(DIALING, BRIDGED, FALLBACK).contains(from)) {
      rows.stay(
          "caller-in-room-again",
          TriggerKind.CALLER_JOINED_ROOM,
          Guard.ALWAYS,
          ((Effect) HoldEffects::joined).then(RecordingEffects::startOrSay),
          "noted");
    }
  }

  private static void specialist(Rows rows, CallState from) {
    if (from != AI && from != HOLD) {
      rows.stay(
          "past-leg-is-machine",
          TriggerKind.ANSWERER_DETECTED,
          Guards.PAST.and(Guards.NO_PERSON).and(HuntGuards.LET_GO),
          StopEffects::now,
          "hang up that leg at once: no person listens");
    }
    rows.stay(
            "past-leg-gone",
            TriggerKind.SPECIALIST_PROGRESSED,
            Guards.PAST.and(Guards.LEG_OVER),
            AttemptEffects::legGone,
            "noted: that phone is silent")
        .note("past-leg-leaves", TriggerKind.SPECIALIST_LEFT_ROOM, Guards.PAST)
        .note("past-leg-comes-back", TriggerKind.SPECIALIST_CAME_BACK, Guards.PAST)
        .note("past-leg-judged", TriggerKind.ANSWERER_DETECTED, Guards.PAST);
    if (Set.of(DIALING, BRIDGED).contains(from)) {
      rows.stay(
          "answerer-judged",
          TriggerKind.ANSWERER_DETECTED,
          Guards.CURRENT,
          AttemptEffects::detected,
          "noted: only a key press proves a person");
    }
  }

  private static void outcomes(Rows rows, CallState from) {
    rows.stay(
            "dial-posted", TriggerKind.DIAL_STARTED, Guard.ALWAYS, AttemptEffects::posted, "noted")
        .stay("dialled", TriggerKind.DIAL_DONE, Guard.ALWAYS, AttemptEffects::learnLeg, "noted")
        .stay(
            "past-dial-refused",
            TriggerKind.DIAL_REFUSED,
            Guards.PAST,
            AttemptEffects::legGone,
            "noted: no phone rang")
        .stay(
            "past-dial-ambiguous",
            TriggerKind.DIAL_AMBIGUOUS,
            Guards.PAST,
            ((Effect) AttemptEffects::doubtful).then(CheckUpEffects::askAboutPast),
            "ask the carrier about the leg: it would be stopped")
        .note("leg-stopped", TriggerKind.STOP_SETTLED, Guard.ALWAYS)
        .stay(
            "leg-perhaps-stopped",
            TriggerKind.STOP_AMBIGUOUS,
            Guards.STOP_TRIES_LEFT,
            StopEffects::againSoon,
            "deadline end-leg")
        .note("leg-stop-given-up", TriggerKind.STOP_AMBIGUOUS, Guard.ALWAYS)
        .stay(
            "leg-stopped-again",
            TriggerKind.END_LEG_DUE,
            Guards.STOP_TRIES_LEFT,
            StopEffects::again,
            "cancel or hang up that leg again")
        .note("leg-stopped-meanwhile", TriggerKind.END_LEG_DUE, Guard.ALWAYS);
    if (from != HOLD) {
      rows.note("move-not-done-late", TriggerKind.HOLD_NOT_DONE, Guard.ALWAYS);
    }
    rows.note("moved-before", TriggerKind.HOLD_DONE, Guard.ALWAYS);
    if (from != FALLBACK) {
      rows.note("redirected-before", TriggerKind.REDIRECT_DONE, Guard.ALWAYS)
          .note("redirect-not-done-late", TriggerKind.REDIRECT_NOT_DONE, Guard.ALWAYS);
    }
  }
}

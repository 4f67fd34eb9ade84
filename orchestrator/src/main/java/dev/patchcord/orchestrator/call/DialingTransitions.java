package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.orchestrator.call.TriggerKind.ANSWERER_DETECTED;
import static dev.patchcord.orchestrator.call.TriggerKind.ATTEMPT_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLER_REACHED_HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.DIAL_AMBIGUOUS;
import static dev.patchcord.orchestrator.call.TriggerKind.DIAL_REFUSED;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_LEFT;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_LIMIT_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.SCREENING_ANSWERED;
import static dev.patchcord.orchestrator.call.TriggerKind.SCREENING_REACHED;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_CAME_BACK;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_JOINED_ROOM;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_LEFT_ROOM;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_PROGRESSED;

import dev.patchcord.contract.event.LegProgressed;
import java.util.List;

/**
 * The caller is held and one attempt is under way. Leads out: the specialist, having pressed 1, is
 * in the room; or the attempt ends in whatever way.
 */
final class DialingTransitions {
  private static final String REDIRECT = "redirect the caller; deadline fallback-confirm";

  private DialingTransitions() {}

  static List<Transition> rows() {
    Rows rows = Rows.of(DIALING);
    carrier(rows);
    screening(rows);
    room(rows);
    time(rows);
    return rows.list();
  }

  private static void carrier(Rows rows) {
    rows.to(
            FALLBACK,
            "dial-refused",
            DIAL_REFUSED,
            Guards.CURRENT,
            ((Effect) AttemptEffects::legGone).then(fail(Outcomes.FAILED)),
            "the attempt failed; " + REDIRECT)
        .stay(
            "dial-ambiguous",
            DIAL_AMBIGUOUS,
            Guards.CURRENT,
            AttemptEffects::doubtful,
            "callbacks or the deadline settle it: never dialled again")
        .to(
            FALLBACK,
            "specialist-leg-over",
            SPECIALIST_PROGRESSED,
            Guards.CURRENT.and(Guards.LEG_OVER),
            DialingTransitions::legOver,
            "the attempt ends as the carrier says; " + REDIRECT)
        .stay(
            "specialist-leg-progresses",
            SPECIALIST_PROGRESSED,
            Guards.CURRENT.and(Guards.NEWS),
            AttemptEffects::progressed,
            "noted; deadline attempt follows the step")
        .stay(
            "specialist-leg-named-late",
            SPECIALIST_PROGRESSED,
            Guards.CURRENT.and(Guards.NEW_LEG),
            AttemptEffects::learnLeg,
            "the step is late, its leg is noted");
  }

  private static void screening(Rows rows) {
    rows.stay(
            "specialist-answers",
            SCREENING_REACHED,
            Guards.CURRENT,
            AttemptEffects::answered,
            "the asker gets the screening document; deadline attempt")
        .stay(
            "specialist-accepts",
            SCREENING_ANSWERED,
            Guards.CURRENT.and(Guards.NOT_ACCEPTED).and(Guards.PRESSED_ONE),
            AttemptEffects::accepted,
            "the asker gets the document into the room; deadline attempt")
        .to(
            FALLBACK,
            "screening-unanswered",
            SCREENING_ANSWERED,
            Guards.CURRENT.and(Guards.NOT_ACCEPTED).and(Guards.PRESSED_NOTHING),
            ((Effect) AttemptEffects::answered).then(fail(Outcomes.SCREENING_TIMEOUT)),
            "hang up the specialist's leg; " + REDIRECT)
        .to(
            FALLBACK,
            "specialist-declines",
            SCREENING_ANSWERED,
            Guards.CURRENT.and(Guards.NOT_ACCEPTED),
            ((Effect) AttemptEffects::answered).then(fail(Outcomes.DECLINED)),
            "hang up the specialist's leg; " + REDIRECT)
        .to(
            FALLBACK,
            "machine-answers",
            ANSWERER_DETECTED,
            Guards.CURRENT.and(Guards.NOT_ACCEPTED).and(Guards.NO_PERSON),
            ((Effect) AttemptEffects::answered)
                .then(AttemptEffects::detected)
                .then(fail(Outcomes.VOICEMAIL)),
            "hang up the specialist's leg; " + REDIRECT);
  }

  private static void room(Rows rows) {
    rows.to(
            BRIDGED,
            "specialist-in-room",
            SPECIALIST_JOINED_ROOM,
            Guards.CURRENT.and(Guards.ACCEPTED),
            AttemptEffects::joined,
            "caller and specialist can talk")
        .stay(
            "stranger-in-room",
            SPECIALIST_JOINED_ROOM,
            Guards.CURRENT,
            AttemptEffects::expel,
            "hang up the leg: nobody has accepted on it")
        .to(
            FALLBACK,
            "specialist-leaves-early",
            SPECIALIST_LEFT_ROOM,
            Guards.CURRENT.and(Guards.ACCEPTED),
            fail(Outcomes.JOIN_FAILED),
            "hang up the specialist's leg; " + REDIRECT)
        .to(
            FALLBACK,
            "specialist-back-early",
            SPECIALIST_CAME_BACK,
            Guards.CURRENT.and(Guards.ACCEPTED),
            fail(Outcomes.JOIN_FAILED),
            "hang up the specialist's leg; " + REDIRECT)
        .note("caller-reaches-hold-again", CALLER_REACHED_HOLD, Guard.ALWAYS)
        .note("leg-asks", HOLD_LEFT, Guard.ALWAYS);
  }

  private static void time(Rows rows) {
    rows.to(
            FALLBACK,
            "attempt-overdue",
            ATTEMPT_DUE,
            Guard.ALWAYS,
            draft ->
                fail(draft.current().map(Outcomes::overdue).orElse(Outcomes.FAILED)).apply(draft),
            "cancel or hang up the specialist's leg; " + REDIRECT)
        .to(
            FALLBACK,
            "waited-too-long",
            HOLD_LIMIT_DUE,
            Guard.ALWAYS,
            fail(Outcomes.HOLD_LIMIT),
            "cancel or hang up the specialist's leg; " + REDIRECT);
  }

  private static Effect fail(String outcome) {
    return draft -> {
      AttemptEffects.end(draft, outcome);
      FallbackEffects.begin(draft, outcome);
    };
  }

  private static void legOver(Draft draft) {
    if (draft.stimulus().trigger() instanceof LegProgressed progressed) {
      String outcome =
          draft
              .current()
              .map(each -> Outcomes.of(each, progressed.status()))
              .orElse(Outcomes.FAILED);
      AttemptEffects.legGone(draft);
      fail(outcome).apply(draft);
    }
  }
}

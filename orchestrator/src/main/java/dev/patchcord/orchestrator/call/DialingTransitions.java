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
import static dev.patchcord.orchestrator.call.TriggerKind.NEXT_ROUND_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.SCREENING_ANSWERED;
import static dev.patchcord.orchestrator.call.TriggerKind.SCREENING_REACHED;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_CAME_BACK;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_JOINED_ROOM;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_LEFT_ROOM;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_PROGRESSED;

import dev.patchcord.contract.event.LegProgressed;
import java.util.List;

/**
 * The caller is held and phones ring: one after the other, or several at once. Leads out: a
 * specialist who has accepted is in the room; or nobody is left to be rung.
 */
final class DialingTransitions {
  private static final String HANG_UP = "hang up the specialist's leg";

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
    rows.since(
        MachineVersion.V3,
        Failure.of(
                "dial-never-posted",
                DIAL_REFUSED,
                Guards.CURRENT.and(HuntGuards.NEVER_POSTED),
                AttemptEffects::legGone,
                Outcomes.NOT_DIALLED,
                "no phone rang: that specialist may be rung yet")
            ::addTo);
    Failure.of(
            "dial-refused",
            DIAL_REFUSED,
            Guards.CURRENT,
            AttemptEffects::legGone,
            Outcomes.FAILED,
            "the attempt failed")
        .addTo(rows);
    rows.stay(
        "dial-ambiguous",
        DIAL_AMBIGUOUS,
        Guards.CURRENT,
        ((Effect) AttemptEffects::doubtful).then(CheckUpEffects::awaitCallback),
        "a callback settles it, or the carrier is asked: never dialled again; deadline attempt");
    new Failure(
            "specialist-leg-over",
            SPECIALIST_PROGRESSED,
            Guards.CURRENT.and(Guards.LEG_OVER),
            AttemptEffects::legGone,
            DialingTransitions::legOver,
            "the attempt ends as the carrier says")
        .addTo(rows);
    rows.stay(
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
    Guard waiting = Guards.CURRENT.and(Guards.NOT_ACCEPTED);
    rows.stay(
            "desk-answers",
            SCREENING_REACHED,
            waiting.and(HuntGuards.NEEDS_NO_PROOF),
            AttemptEffects::accepted,
            "the asker gets the document into the room; every other phone is let go")
        .stay(
            "specialist-answers",
            SCREENING_REACHED,
            Guards.CURRENT,
            AttemptEffects::answered,
            "the asker gets the screening document; deadline attempt")
        .stay(
            "specialist-accepts",
            SCREENING_ANSWERED,
            waiting.and(Guards.PRESSED_ONE),
            AttemptEffects::accepted,
            "the asker gets the document into the room; every other phone is let go");
    Failure.of(
            "screening-unanswered",
            SCREENING_ANSWERED,
            waiting.and(Guards.PRESSED_NOTHING),
            AttemptEffects::answered,
            Outcomes.SCREENING_TIMEOUT,
            HANG_UP)
        .addTo(rows);
    Failure.of(
            "specialist-declines",
            SCREENING_ANSWERED,
            waiting,
            AttemptEffects::answered,
            Outcomes.DECLINED,
            HANG_UP)
        .addTo(rows);
    rows.stay(
        "person-answers",
        ANSWERER_DETECTED,
        waiting.and(HuntGuards.PERSON_PROVEN),
        ((Effect) AttemptEffects::detected).then(AttemptEffects::accepted),
        "accepted: its next document leads into the room; every other phone is let go");
    Failure.of(
            "machine-answers",
            ANSWERER_DETECTED,
            waiting.and(Guards.NO_PERSON),
            ((Effect) AttemptEffects::answered).then(AttemptEffects::detected),
            Outcomes.VOICEMAIL,
            HANG_UP)
        .addTo(rows);
  }

  private static void room(Rows rows) {
    Guard accepted = Guards.CURRENT.and(Guards.ACCEPTED);
    rows.to(
            BRIDGED,
            "specialist-in-room",
            SPECIALIST_JOINED_ROOM,
            accepted,
            AttemptEffects::joined,
            "caller and specialist can talk")
        .to(
            BRIDGED,
            "desk-in-room",
            SPECIALIST_JOINED_ROOM,
            Guards.CURRENT.and(HuntGuards.NEEDS_NO_PROOF),
            ((Effect) AttemptEffects::accepted).then(AttemptEffects::joined),
            "caller and specialist can talk; every other phone is let go")
        .stay(
            "stranger-in-room",
            SPECIALIST_JOINED_ROOM,
            Guards.CURRENT,
            AttemptEffects::expel,
            "hang up the leg: nobody has accepted on it");
    Failure.of(
            "specialist-leaves-early",
            SPECIALIST_LEFT_ROOM,
            accepted,
            Effect.NOTE,
            Outcomes.JOIN_FAILED,
            HANG_UP)
        .addAfterAcceptanceTo(rows);
    Failure.of(
            "specialist-back-early",
            SPECIALIST_CAME_BACK,
            accepted,
            Effect.NOTE,
            Outcomes.JOIN_FAILED,
            HANG_UP)
        .addAfterAcceptanceTo(rows);
    rows.note("caller-reaches-hold-again", CALLER_REACHED_HOLD, Guard.ALWAYS)
        .note("leg-asks", HOLD_LEFT, Guard.ALWAYS);
  }

  private static void time(Rows rows) {
    new Failure(
            "attempt-overdue",
            ATTEMPT_DUE,
            Guards.CURRENT,
            Effect.NOTE,
            DialingTransitions::overdue,
            "cancel or hang up the specialist's leg")
        .addTo(rows);
    rows.stay(
            "next-round",
            NEXT_ROUND_DUE,
            HuntGuards.SOMEBODY_LEFT,
            AttemptEffects::dial,
            "dial the next specialist, or all of them, once more")
        .to(
            FALLBACK,
            "next-round-without-anybody",
            NEXT_ROUND_DUE,
            Guard.ALWAYS,
            ((Effect) AttemptEffects::passOver)
                .then(draft -> FallbackEffects.begin(draft, Outcomes.NOBODY_ELIGIBLE)),
            "nobody is there any more; " + Failure.LADDER)
        .stay(
            "waited-too-long-for-accepted",
            HOLD_LIMIT_DUE,
            HuntGuards.SOMEBODY_ACCEPTED,
            AttemptEffects::endNotAccepted,
            "cancel every other phone; if that specialist does not join, the ladder begins");
    rows.to(
        FALLBACK,
        "waited-too-long",
        HOLD_LIMIT_DUE,
        Guard.ALWAYS,
        draft -> {
          AttemptEffects.end(draft, Outcomes.CANCELLED);
          AttemptEffects.passOver(draft);
          FallbackEffects.begin(draft, Outcomes.HOLD_LIMIT);
        },
        "cancel or hang up every specialist's leg; " + Failure.LADDER);
  }

  private static String legOver(Call call, Stimulus stimulus) {
    return stimulus.trigger() instanceof LegProgressed progressed
        ? Subject.of(call, progressed)
            .attemptOf(call)
            .map(each -> Outcomes.of(each, progressed.status(), progressed.sipCode()))
            .orElse(Outcomes.FAILED)
        : Outcomes.FAILED;
  }

  private static String overdue(Call call, Stimulus stimulus) {
    return Subject.of(call, stimulus.trigger())
        .attemptOf(call)
        .map(Outcomes::overdue)
        .orElse(Outcomes.FAILED);
  }
}

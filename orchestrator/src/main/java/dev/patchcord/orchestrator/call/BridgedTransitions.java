package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLER_REACHED_HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_LEFT;
import static dev.patchcord.orchestrator.call.TriggerKind.ROOM_ENDED;
import static dev.patchcord.orchestrator.call.TriggerKind.SCREENING_REACHED;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_CAME_BACK;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_JOINED_ROOM;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_LEFT_ROOM;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_PROGRESSED;

import java.util.List;

/**
 * Caller and specialist are in the room together. Leads out: the specialist has gone, by whichever
 * of four facts comes first, or the caller's leg comes out of the room. Only the final status of
 * the specialist's leg says whether the line was cut; after any other fact it is awaited for a
 * moment.
 */
final class BridgedTransitions {
  private static final String PARTED = "the talk is over; deadline talk-over";

  private BridgedTransitions() {}

  static List<Transition> rows() {
    Guard over = Guards.CURRENT.and(Guards.LEG_OVER);
    Effect gone = AttemptEffects::legGone;
    return Rows.of(BRIDGED)
        .to(
            HOLD,
            "line-is-cut-next-specialist",
            SPECIALIST_PROGRESSED,
            over.and(LadderGuards.CUT).and(LadderGuards.ONE_MORE_AFTER_CUT),
            gone.then(FallbackEffects::cutAndOneMore),
            "the caller hears that the line was cut; " + FallbackTransitions.ON_HOLD)
        .to(
            FALLBACK,
            "line-is-cut",
            SPECIALIST_PROGRESSED,
            over.and(LadderGuards.CUT),
            gone.then(FallbackEffects::cut),
            "the caller hears that the line was cut, then the ladder; deadline fallback-confirm")
        .to(
            FALLBACK,
            "specialist-hangs-up",
            SPECIALIST_PROGRESSED,
            over,
            gone.then(FallbackEffects::talked),
            "what follows a talk; deadline fallback-confirm")
        .stay(
            "specialist-leg-progresses",
            SPECIALIST_PROGRESSED,
            Guards.CURRENT.and(Guards.NEWS),
            AttemptEffects::progressed,
            "noted")
        .to(
            FALLBACK,
            "specialist-leaves",
            SPECIALIST_LEFT_ROOM,
            Guards.CURRENT,
            FallbackEffects::parted,
            PARTED)
        .to(
            FALLBACK,
            "specialist-comes-back",
            SPECIALIST_CAME_BACK,
            Guards.CURRENT,
            FallbackEffects::parted,
            PARTED)
        .to(
            FALLBACK,
            "room-ends",
            ROOM_ENDED,
            Guards.ENDED_BY_OTHERS,
            FallbackEffects::parted,
            PARTED)
        .to(
            FALLBACK,
            "caller-leaves-room",
            HOLD_LEFT,
            Guard.ALWAYS,
            ((Effect) FallbackEffects::parted).then(FallbackEffects::outOfRoom),
            "the asker waits until it is known whether the line was cut; deadline talk-over")
        .note("specialist-joins-again", SPECIALIST_JOINED_ROOM, Guards.CURRENT)
        .note("screening-fetched-again", SCREENING_REACHED, Guards.CURRENT)
        .note("caller-reaches-hold-late", CALLER_REACHED_HOLD, Guard.ALWAYS)
        .list();
  }
}

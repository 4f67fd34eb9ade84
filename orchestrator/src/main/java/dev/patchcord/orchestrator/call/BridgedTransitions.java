package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
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
 * of four facts comes first, or the caller's leg comes out of the room.
 */
final class BridgedTransitions {
  private static final String GOODBYE = "the talk is over; deadline fallback-confirm";

  private BridgedTransitions() {}

  static List<Transition> rows() {
    return Rows.of(BRIDGED)
        .to(
            FALLBACK,
            "specialist-leg-over",
            SPECIALIST_PROGRESSED,
            Guards.CURRENT.and(Guards.LEG_OVER),
            ((Effect) AttemptEffects::legGone).then(FallbackEffects::goodbye),
            GOODBYE)
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
            FallbackEffects::goodbye,
            GOODBYE)
        .to(
            FALLBACK,
            "specialist-comes-back",
            SPECIALIST_CAME_BACK,
            Guards.CURRENT,
            FallbackEffects::goodbye,
            GOODBYE)
        .to(
            FALLBACK,
            "room-ends",
            ROOM_ENDED,
            Guards.ENDED_BY_OTHERS,
            FallbackEffects::goodbye,
            GOODBYE)
        .to(
            FALLBACK,
            "caller-leaves-room",
            HOLD_LEFT,
            Guard.ALWAYS,
            ((Effect) FallbackEffects::goodbye).then(FallbackEffects::lastWords),
            "the asker hears the goodbye; deadline fallback-confirm")
        .note("specialist-joins-again", SPECIALIST_JOINED_ROOM, Guards.CURRENT)
        .note("screening-fetched-again", SCREENING_REACHED, Guards.CURRENT)
        .note("caller-reaches-hold-late", CALLER_REACHED_HOLD, Guard.ALWAYS)
        .list();
  }
}

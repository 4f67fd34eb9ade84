package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_OPENED;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLER_JOINED_ROOM;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLER_REACHED_HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.HAND_OVER_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_CONFIRM_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_DONE;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_LEFT;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_LIMIT_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_MUSIC_FETCHED;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_NOT_DONE;
import static dev.patchcord.orchestrator.call.TriggerKind.RETRY_HOLD_DUE;

import java.util.List;

/**
 * A specialist is wanted; the caller is being moved into the room with music. Leads out: the caller
 * is in the room, cannot be moved (back with the assistant), or has waited too long.
 */
final class HoldTransitions {
  private HoldTransitions() {}

  static List<Transition> rows() {
    return Rows.of(HOLD)
        .stay(
            "sentence-heard",
            HAND_OVER_DUE,
            Guard.ALWAYS,
            HoldEffects::moveAfterTheSentence,
            "hold the caller; deadline hold-confirm")
        .stay("moved", HOLD_DONE, Guards.LATEST_MOVE, HoldEffects::moved, "noted")
        .stay(
            "move-fails",
            HOLD_NOT_DONE,
            Guards.LATEST_MOVE.and(Guards.TRIES_LEFT),
            HoldEffects::retrySoon,
            "deadline retry-hold")
        .to(
            FALLBACK,
            "move-fails-without-assistant",
            HOLD_NOT_DONE,
            Guards.LATEST_MOVE.and(LadderGuards.NO_ASSISTANT),
            draft -> FallbackEffects.begin(draft, Outcomes.NOT_MOVED),
            "redirect the caller; deadline fallback-confirm")
        .to(
            AI,
            "move-fails-for-good",
            HOLD_NOT_DONE,
            Guards.LATEST_MOVE,
            HoldEffects::stay,
            "the caller could not be moved and is still with the assistant")
        .stay(
            "move-again",
            RETRY_HOLD_DUE,
            Guard.ALWAYS,
            HoldEffects::moveAgain,
            "hold the caller again; deadline hold-confirm")
        .with(
            rows ->
                Entrance.addTo(
                    rows,
                    "caller-in-room",
                    CALLER_JOINED_ROOM,
                    Guards.MOVE_ASKED,
                    "dial a specialist; deadline attempt"))
        .with(
            rows ->
                Entrance.addTo(
                    rows,
                    "caller-hears-music",
                    HOLD_MUSIC_FETCHED,
                    Guards.MOVE_ASKED,
                    "dial a specialist; deadline attempt"))
        .stay(
            "caller-reaches-hold",
            CALLER_REACHED_HOLD,
            Guards.MOVE_ASKED,
            HoldEffects::fetched,
            "deadline hold-confirm begins again")
        .with(
            rows ->
                Entrance.addTo(
                    rows,
                    "room-stays-silent",
                    HOLD_CONFIRM_DUE,
                    Guards.MOVE_SEEN,
                    "dial a specialist all the same: only the room's event is missing; deadline attempt"))
        .stay(
            "move-unconfirmed",
            HOLD_CONFIRM_DUE,
            Guards.TRIES_LEFT,
            HoldEffects::moveAgain,
            "hold the caller again; deadline hold-confirm")
        .to(
            FALLBACK,
            "move-unconfirmed-without-assistant",
            HOLD_CONFIRM_DUE,
            LadderGuards.NO_ASSISTANT,
            draft -> FallbackEffects.begin(draft, Outcomes.NOT_MOVED),
            "redirect the caller; deadline fallback-confirm")
        .to(
            AI,
            "move-unconfirmed-for-good",
            HOLD_CONFIRM_DUE,
            Guard.ALWAYS,
            HoldEffects::stay,
            "the caller could not be moved and is still with the assistant")
        .to(
            FALLBACK,
            "waited-too-long",
            HOLD_LIMIT_DUE,
            Guard.ALWAYS,
            draft -> FallbackEffects.begin(draft, Outcomes.HOLD_LIMIT),
            "redirect the caller; deadline fallback-confirm")
        .stay(
            "session-opens",
            AI_SESSION_OPENED,
            Guards.SESSION_AWAITED,
            AiEffects::opened,
            "noted, in case the caller cannot be moved")
        .note("leg-asks", HOLD_LEFT, Guard.ALWAYS)
        .list();
  }
}

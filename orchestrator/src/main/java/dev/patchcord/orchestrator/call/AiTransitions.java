package dev.patchcord.orchestrator.call;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_DUE;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_ENDED;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_FAILED;
import static dev.patchcord.orchestrator.call.TriggerKind.AI_SESSION_OPENED;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLED_BACK;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLER_JOINED_ROOM;
import static dev.patchcord.orchestrator.call.TriggerKind.CALLER_REACHED_HOLD;
import static dev.patchcord.orchestrator.call.TriggerKind.CALL_ARRIVED;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_LEFT;
import static dev.patchcord.orchestrator.call.TriggerKind.HOLD_MUSIC_FETCHED;
import static dev.patchcord.orchestrator.call.TriggerKind.SPECIALIST_REQUESTED;

import java.util.List;

/**
 * The caller talks to the assistant, or is about to. Leads out: a wish for a person, an assistant
 * that cannot be had, a caller found in the room. A session that ends changes nothing by itself:
 * the caller's own leg decides.
 */
final class AiTransitions {
  private AiTransitions() {}

  static List<Transition> rows() {
    return Rows.of(AI)
        .stay(
            "caller-arrives",
            CALL_ARRIVED,
            Guards.NO_SESSION_YET,
            ((Effect) AiEffects::learnNumbers).then(AiEffects::open),
            "the asker opens the first session; deadline ai-session")
        .stay(
            "caller-arrives-again",
            CALL_ARRIVED,
            Guard.ALWAYS,
            AiEffects::learnNumbers,
            "the asker gets the session's document, or waits for it")
        .stay(
            "session-opens",
            AI_SESSION_OPENED,
            Guards.SESSION_AWAITED,
            AiEffects::opened,
            "everyone who waits gets its document")
        .to(
            HOLD,
            "assistant-fails",
            AI_SESSION_FAILED,
            Guards.SESSION_AWAITED,
            HoldEffects::withoutTheAssistant,
            "a person instead: everyone who waits gets the hold document")
        .to(
            HOLD,
            "assistant-is-late",
            AI_SESSION_DUE,
            Guards.SESSION_OPENING,
            HoldEffects::withoutTheAssistantInTime,
            "a person instead: who waits gets the hold document; if nobody does, hold the caller")
        .to(
            HOLD,
            "caller-is-called-back",
            CALLED_BACK,
            Guard.ALWAYS,
            HoldEffects::calledBack,
            "the asker gets the hold document; deadlines hold-confirm and hold-limit")
        .stay(
            "session-ends",
            AI_SESSION_ENDED,
            Guards.SESSION_CURRENT,
            AiEffects::ended,
            "the session is closed")
        .to(
            HOLD,
            "person-wanted-by-assistant",
            SPECIALIST_REQUESTED,
            Guards.AFTER_THE_SENTENCE,
            HoldEffects::wantedAfterTheSentence,
            "deadlines hand-over and hold-limit")
        .to(
            HOLD,
            "person-wanted",
            SPECIALIST_REQUESTED,
            Guard.ALWAYS,
            HoldEffects::wantedAtOnce,
            "hold the caller; deadlines hold-confirm and hold-limit")
        .with(
            rows ->
                Entrance.addTo(
                    rows,
                    "caller-found-in-room",
                    CALLER_JOINED_ROOM,
                    Guards.MOVE_UNFINISHED,
                    "dial a specialist; deadlines attempt and hold-limit"))
        .with(
            rows ->
                Entrance.addTo(
                    rows,
                    "caller-found-hearing-music",
                    HOLD_MUSIC_FETCHED,
                    Guards.MOVE_UNFINISHED,
                    "dial a specialist; deadlines attempt and hold-limit"))
        .with(
            rows ->
                Entrance.addTo(
                    rows,
                    "caller-found-on-hold",
                    CALLER_REACHED_HOLD,
                    Guards.MOVE_UNFINISHED,
                    "dial a specialist; deadlines attempt and hold-limit"))
        .note("leg-asks-again", HOLD_LEFT, Guards.SESSION_OPEN)
        .note("leg-asks-meanwhile", HOLD_LEFT, Guards.SESSION_OPENING)
        .stay(
            "leg-asks-without-session",
            HOLD_LEFT,
            Guard.ALWAYS,
            AiEffects::open,
            "the asker opens a new session; deadline ai-session")
        .list();
  }
}

package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the machine tells a webhook that waits. One writer: the orchestrator. Topic {@code replies}.
 * The ingress renders it; it never decides.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Answer
    permits OpenAiSession,
        PlayDocument,
        EnterHold,
        Wait,
        Announce,
        TakeMessage,
        OfferCallback,
        Screen,
        AwaitVerdict,
        JoinRoom,
        HangUp,
        SayToRoom,
        OfferConnection,
        ToolResult,
        OperatorNoted,
        ConsultCalendar,
        SlotsOffered,
        SlotBooked,
        SlotTaken {}

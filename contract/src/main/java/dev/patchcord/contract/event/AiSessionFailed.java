package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * Vapi could not be had within the budget: slow, down, or an answer without TwiML.
 *
 * @param session the session that was to be opened
 * @param cause one line for people
 */
@JsonTypeName("patchcord.ai-session-failed.v1")
public record AiSessionFailed(String callId, Instant at, Origin origin, int session, String cause)
    implements TelephonyEvent {}

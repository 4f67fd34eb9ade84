package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * Vapi reports a session as ended. Expected whenever we moved the caller away: never the end of the
 * call by itself.
 *
 * @param endedReason Vapi's {@code endedReason}, empty if it gave none
 */
@JsonTypeName("patchcord.ai-session-ended.v1")
public record AiSessionEnded(
    String callId, Instant at, Origin origin, String vapiCallId, String endedReason)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * Vapi accepted a session for this caller and gave the TwiML that connects it.
 *
 * @param session 1 for the first session of the call, 2 for the first return to the AI, ...
 * @param vapiCallId Vapi's {@code call.id}
 * @param twiml {@code phoneCallProviderDetails.twiml}, untouched
 */
@JsonTypeName("patchcord.ai-session-opened.v1")
public record AiSessionOpened(
    String callId, Instant at, Origin origin, int session, String vapiCallId, String twiml)
    implements TelephonyEvent {}

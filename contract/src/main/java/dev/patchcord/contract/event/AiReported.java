package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * Any other server message of Vapi about this call: kept for its content, changes nothing.
 *
 * @param kind Vapi's {@code message.type}, for example {@code end-of-call-report}
 */
@JsonTypeName("patchcord.ai-reported.v1")
public record AiReported(String callId, Instant at, Origin origin, String kind, String vapiCallId)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Any other server message of Vapi about this call: kept for its content, changes nothing.
 *
 * @param kind Vapi's {@code message.type}, for example {@code end-of-call-report}
 * @param summary what Vapi's artifact says of the talk; null if it has none
 */
@JsonTypeName("patchcord.ai-reported.v1")
public record AiReported(
    String callId,
    Instant at,
    Origin origin,
    String kind,
    String vapiCallId,
    @Nullable String summary)
    implements TelephonyEvent {}

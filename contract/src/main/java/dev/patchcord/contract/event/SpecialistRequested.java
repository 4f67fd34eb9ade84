package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants this caller connected to a person.
 *
 * @param requestedBy {@code ai} (tool call) or {@code connect} (the endpoint)
 * @param toolCallId Vapi's id of the tool call; null from {@code /connect}
 * @param reason what the AI said the caller wants; null if it did not say
 */
@JsonTypeName("patchcord.specialist-requested.v1")
public record SpecialistRequested(
    String callId,
    Instant at,
    Origin origin,
    String requestedBy,
    @Nullable String toolCallId,
    @Nullable String reason)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants this caller connected to a person.
 *
 * @param requestedBy {@code ai} (tool call) or {@code connect} (the endpoint)
 * @param toolCallId Vapi's id of the tool call; null from {@code /connect}
 * @param reason what the AI said the caller wants; null if it did not say
 * @param summary of the talk so far, in the AI's words; null if it gave none
 * @param language BCP 47, that the caller speaks; null if the AI did not say
 * @param specialist whom the caller wants, by name; null for anyone
 * @param skills asked of the specialist; empty for none
 */
@JsonTypeName("patchcord.specialist-requested.v1")
public record SpecialistRequested(
    String callId,
    Instant at,
    Origin origin,
    String requestedBy,
    @Nullable String toolCallId,
    @Nullable String reason,
    @Nullable String summary,
    @Nullable String language,
    @Nullable String specialist,
    List<String> skills)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The assistant's caller wants to be called back. Asks for the words that the tool returns.
 *
 * @param toolCallId Vapi's id of the tool call; null if it gave none
 * @param number where to call; null for the number that the caller calls from
 * @param notBefore wished time; null for as soon as the flow does it
 * @param reason what it is about; null if nobody said
 */
@JsonTypeName("patchcord.callback-requested.v1")
public record CallbackRequested(
    String callId,
    Instant at,
    Origin origin,
    @Nullable String toolCallId,
    @Nullable String number,
    @Nullable Instant notBefore,
    @Nullable String reason)
    implements TelephonyEvent {}

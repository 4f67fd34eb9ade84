package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caller who was called back wants to be connected: a call begins, under the new leg's id. Asks
 * for a document.
 *
 * @param from the caller's number
 * @param to our number
 * @param earlierCall the call that asked for the callback
 * @param callback number of the try
 * @param reason what it is about; null if nobody said
 * @param summary of the earlier talk with the assistant; null if there is none
 * @param language the caller's; null for the flow's
 * @param skills asked of the specialist
 */
@JsonTypeName("patchcord.called-back.v1")
public record CalledBack(
    String callId,
    Instant at,
    Origin origin,
    String legSid,
    String from,
    String to,
    String earlierCall,
    int callback,
    @Nullable String reason,
    @Nullable String summary,
    @Nullable String language,
    List<String> skills)
    implements TelephonyEvent {}

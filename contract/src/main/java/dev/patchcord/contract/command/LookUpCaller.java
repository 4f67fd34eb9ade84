package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ask the carrier how the caller's leg stands and who is in the room. Changes nothing. Ends in
 * {@code LookedUp}.
 *
 * @param conferenceSid the caller's room; null if none is known
 */
@JsonTypeName("patchcord.look-up-caller.v1")
public record LookUpCaller(
    String commandId,
    String callId,
    Instant at,
    String reason,
    String legSid,
    @Nullable String conferenceSid)
    implements CallCommand {}

package dev.patchcord.contract.outcome;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * Nobody knows: no reply, a server error, or a dialer that died in between. The leg may exist.
 *
 * @param httpStatus 0 if there was no reply
 * @param cause one line
 */
@JsonTypeName("patchcord.command-ambiguous.v1")
public record CommandAmbiguous(
    String commandId, String callId, Instant at, int httpStatus, String cause)
    implements CommandOutcome {}

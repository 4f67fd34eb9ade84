package dev.patchcord.contract.outcome;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * It did not happen and will not: the carrier refused it, or it was withdrawn before it was posted.
 *
 * @param httpStatus 0 if nothing was posted
 * @param code the carrier's error code, 0 if none
 * @param message one line
 */
@JsonTypeName("patchcord.command-refused.v1")
public record CommandRefused(
    String commandId, String callId, Instant at, int httpStatus, int code, String message)
    implements CommandOutcome {}

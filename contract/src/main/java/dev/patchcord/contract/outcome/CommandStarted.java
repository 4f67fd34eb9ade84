package dev.patchcord.contract.outcome;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * The request of a command that must not be repeated is about to be posted. Written before the
 * post, so that whoever takes over after a crash knows that it may have happened.
 *
 * @param dialer name of the instance
 */
@JsonTypeName("patchcord.command-started.v1")
public record CommandStarted(String commandId, String callId, Instant at, String dialer)
    implements CommandOutcome {}

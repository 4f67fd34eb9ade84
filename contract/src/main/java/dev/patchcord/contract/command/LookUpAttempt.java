package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ask the carrier which legs an attempt has: by name, or, where no name is known, those to that
 * number created since. Changes nothing. Ends in {@code LookedUp}.
 *
 * @param attempt number of the attempt, or of the callback if {@code callback}
 * @param callback true for a try to call the caller back
 * @param legSid null if the reply to the dial was lost
 * @param to number that was dialled
 * @param from number that it showed
 * @param since when the dial was decided
 */
@JsonTypeName("patchcord.look-up-attempt.v1")
public record LookUpAttempt(
    String commandId,
    String callId,
    Instant at,
    String reason,
    int attempt,
    boolean callback,
    @Nullable String legSid,
    String to,
    String from,
    Instant since)
    implements CallCommand {}

package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stop a specialist's phone that is queued or ringing. If the dial command of this attempt has not
 * been posted yet, it never will be.
 *
 * @param legSid null while the dial's reply is still on its way
 */
@JsonTypeName("patchcord.cancel-leg.v1")
public record CancelLeg(
    String commandId,
    String callId,
    Instant at,
    String reason,
    int attempt,
    @Nullable String legSid)
    implements CallCommand {}

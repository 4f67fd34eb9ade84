package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.Leg;
import java.time.Instant;

/** Hang up a leg in whatever state it is. Gone already is success. */
@JsonTypeName("patchcord.end-leg.v1")
public record EndLeg(
    String commandId, String callId, Instant at, String reason, Leg leg, int attempt, String legSid)
    implements CallCommand {}

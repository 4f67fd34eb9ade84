package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** Redirect the caller's leg into its hold room. Repeating it is harmless. */
@JsonTypeName("patchcord.hold-caller.v1")
public record HoldCaller(String commandId, String callId, Instant at, String reason, String legSid)
    implements CallCommand {}

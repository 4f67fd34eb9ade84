package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** Record the caller's leg from now on. A leg that is recorded already is success. */
@JsonTypeName("patchcord.start-recording.v1")
public record StartRecording(
    String commandId, String callId, Instant at, String reason, String legSid)
    implements CallCommand {}

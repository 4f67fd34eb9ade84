package dev.patchcord.contract.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stop recording the caller's leg. Stopped already, or over, is success.
 *
 * @param recordingSid null for the one that runs
 */
@JsonTypeName("patchcord.stop-recording.v1")
public record StopRecording(
    String commandId,
    String callId,
    Instant at,
    String reason,
    String legSid,
    @Nullable String recordingSid)
    implements CallCommand {}

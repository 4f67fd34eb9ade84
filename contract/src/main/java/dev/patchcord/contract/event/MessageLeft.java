package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The caller has spoken after the tone (Record action). Asks for a document.
 *
 * @param step of the document that asked for the message
 * @param recordingSid the carrier's name of the recording; null if nothing was recorded
 * @param recordingUrl where it is kept; null likewise
 * @param length as the carrier measured it
 */
@JsonTypeName("patchcord.message-left.v1")
public record MessageLeft(
    String callId,
    Instant at,
    Origin origin,
    String legSid,
    int step,
    @Nullable String recordingSid,
    @Nullable String recordingUrl,
    Duration length)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News of a recording of the caller's leg.
 *
 * @param purpose {@code call} for hold and bridge, {@code message} for words after the tone
 * @param status the carrier's word: {@code in-progress}, {@code completed} or {@code absent}
 * @param url where it is kept; null until completed
 * @param length null until completed
 */
@JsonTypeName("patchcord.recording-progressed.v1")
public record RecordingProgressed(
    String callId,
    Instant at,
    Origin origin,
    String legSid,
    String recordingSid,
    String purpose,
    String status,
    @Nullable String url,
    @Nullable Duration length)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conference is over.
 *
 * @param reason Twilio's {@code ReasonConferenceEnded}; empty if absent
 * @param endedByLegSid Twilio's {@code CallSidEndingConference}
 */
@JsonTypeName("patchcord.room-ended.v1")
public record RoomEnded(
    String callId,
    Instant at,
    Origin origin,
    String conferenceSid,
    String reason,
    @Nullable String endedByLegSid)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.Leg;
import java.time.Instant;

/**
 * A leg has left the room.
 *
 * @param attempt 0 for the caller
 * @param reason Twilio's {@code ReasonParticipantLeft}, for example {@code participant_hung_up};
 *     empty if absent
 */
@JsonTypeName("patchcord.room-left.v1")
public record RoomLeft(
    String callId,
    Instant at,
    Origin origin,
    Leg leg,
    int attempt,
    String legSid,
    String conferenceSid,
    String reason)
    implements TelephonyEvent {}

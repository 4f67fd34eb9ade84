package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.Leg;
import java.time.Instant;

/**
 * A leg is in the room.
 *
 * @param attempt 0 for the caller
 */
@JsonTypeName("patchcord.room-joined.v1")
public record RoomJoined(
    String callId,
    Instant at,
    Origin origin,
    Leg leg,
    int attempt,
    String legSid,
    String conferenceSid)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * The specialist's leg came back from the room (Dial action).
 *
 * @param dialStatus Twilio's {@code DialCallStatus}; empty if absent
 */
@JsonTypeName("patchcord.specialist-left-room.v1")
public record SpecialistLeftRoom(
    String callId, Instant at, Origin origin, int attempt, String legSid, String dialStatus)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** The conference began to mix. No proof that anybody answered (Twilio reference, section 2.3). */
@JsonTypeName("patchcord.room-started.v1")
public record RoomStarted(String callId, Instant at, Origin origin, String conferenceSid)
    implements TelephonyEvent {}

package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** A leg or a room fetched the announcement document. */
@JsonTypeName("patchcord.announcement-fetched.v1")
public record AnnouncementFetched(String callId, Instant at, Origin origin, String legSid)
    implements TelephonyEvent {}

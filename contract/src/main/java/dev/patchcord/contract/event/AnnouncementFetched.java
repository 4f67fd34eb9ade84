package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * A leg or a room fetched the announcement document. Asks for it where it has a number.
 *
 * @param announcement see {@code AnnounceToRoom}; 0 for the announcement that everybody gets
 */
@JsonTypeName("patchcord.announcement-fetched.v1")
public record AnnouncementFetched(
    String callId, Instant at, Origin origin, String legSid, int announcement)
    implements TelephonyEvent {}
